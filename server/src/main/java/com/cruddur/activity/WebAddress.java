package com.cruddur.activity;

import java.util.ArrayDeque;
import java.util.Set;
import java.util.regex.Pattern;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkType;

/**
 * Finds the end of an address over http or https in a text. The library ends an address at spaces and trailing ASCII
 * punctuation. This class also ends it at the punctuation of other scripts, which often follows without a space, and at
 * invisible characters.
 */
final class WebAddress {

    private static final LinkExtractor LINKS =
            LinkExtractor.builder().linkTypes(Set.of(LinkType.URL)).build();

    private static final Pattern SCHEME = Pattern.compile("(?i)https?://.*", Pattern.DOTALL);

    /** Brackets that may be part of an address when they are balanced, each opening one before its closing one. */
    private static final String BRACKETS = "（）［］〔〕";

    /** Full stops, commas and other marks that end a clause, ellipses, quotation marks and further brackets. */
    private static final Pattern END =
            Pattern.compile("[。、，．！？：；｡､…⋯‥।॥۔،؛؟։·・･．„“”‘‚«»‹›" + "「」『』【】《》〈〉〖〗〘〙｢｣｛｝⦅⦆｟｠❝❞〝〞〟＂＇]");

    /** Characters that order or embed text: what follows an address with one can look like a part of it. */
    private static final Pattern REORDERING = Pattern.compile("[\\u202A\\u202B\\u202D\\u202E]");

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");

    private WebAddress() {}

    /** Returns the length of the address at the beginning of {@code text}, 0 when there is none. */
    static int length(String text) {
        if (!SCHEME.matcher(text).matches()) {
            return 0;
        }
        var end = end(text);
        if (end < text.length()
                && REORDERING.matcher(text.substring(end, end + 1)).matches()) {
            return 0;
        }
        for (var link : LINKS.extractLinks(text.substring(0, end))) {
            return link.getBeginIndex() == 0 ? link.getEndIndex() : 0;
        }
        return 0;
    }

    /** Returns the index of the first character that cannot be a part of the address. */
    private static int end(String text) {
        var opened = new ArrayDeque<Integer>();
        for (var index = 0; index < text.length(); index++) {
            var character = text.charAt(index);
            var bracket = BRACKETS.indexOf(character);
            if (bracket >= 0 && bracket % 2 == 0) {
                opened.push(index);
            } else if (bracket >= 0
                    && (opened.isEmpty() || text.charAt(opened.peek()) != BRACKETS.charAt(bracket - 1))) {
                return firstOf(opened, index);
            } else if (bracket >= 0) {
                opened.pop();
            } else if (endsAt(text, index)) {
                return firstOf(opened, index);
            }
        }
        return firstOf(opened, text.length());
    }

    /** A bracket that stays open is outside the address. */
    private static int firstOf(ArrayDeque<Integer> opened, int end) {
        return opened.isEmpty() ? end : opened.getLast();
    }

    private static boolean endsAt(String text, int index) {
        var character = text.substring(index, index + 1);
        if (character.equals("’")) {
            return !isBetweenLetters(text, index);
        }
        if (character.equals("\u200C") || character.equals("\u200D")) {
            return !isBetweenLetters(text, index) || text.substring(0, index).indexOf('/', "https://".length()) < 0;
        }
        return INVISIBLE.matcher(character).matches() || END.matcher(character).matches();
    }

    private static boolean isBetweenLetters(String text, int index) {
        return index > 0
                && index + 1 < text.length()
                && isLetterOrMark(text.codePointBefore(index))
                && isLetterOrMark(text.codePointAt(index + 1));
    }

    private static boolean isLetterOrMark(int codePoint) {
        var type = Character.getType(codePoint);
        return Character.isLetter(codePoint)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
