package com.cruddur.platform.text;

import java.text.Bidi;

/**
 * Names within sentences of plain text, such as titles, mails and the texts of notifications. A name with characters
 * that are written from right to left, or that change the direction, is enclosed in Unicode's isolates, so that it
 * does not reorder the words around it. Pages use the element {@code bdi} instead where they can.
 */
public final class Isolated {

    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    private Isolated() {}

    /** Returns {@code name} as part of a sentence; unchanged when it has only characters from left to right. */
    public static String of(String name) {
        var characters = name.toCharArray();
        return Bidi.requiresBidi(characters, 0, characters.length)
                        || name.codePoints().anyMatch(Isolated::isolates)
                ? FIRST_STRONG_ISOLATE + balanced(name) + POP_ISOLATE
                : name;
    }

    /** Drops an end of isolation that the name did not begin, because it would end ours; adds the missing ones. */
    private static String balanced(String name) {
        var kept = new StringBuilder(name.length());
        var depth = 0;
        for (var index = 0; index < name.length(); index++) {
            var character = name.charAt(index);
            if (character == POP_ISOLATE) {
                if (depth == 0) {
                    continue;
                }
                depth--;
            } else if (isolates(character)) {
                depth++;
            }
            kept.append(character);
        }
        return kept.append(String.valueOf(POP_ISOLATE).repeat(depth)).toString();
    }

    private static boolean isolates(int character) {
        return character >= 0x2066 && character <= 0x2069 && character != POP_ISOLATE;
    }
}
