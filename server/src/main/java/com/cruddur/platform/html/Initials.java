package com.cruddur.platform.html;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The initials and the colour, one of twelve, that replace a missing picture. */
public final class Initials {

    private static final int HUES = 12;

    private Initials() {}

    /** Returns the first letters of the first and the last word of a name. */
    public static String initials(String name) {
        var words = name.strip().split("\\s+", -1);
        return Stream.of(words[0], words.length > 1 ? words[words.length - 1] : "")
                .filter(word -> !word.isEmpty())
                .flatMap(Initials::first)
                .collect(Collectors.joining());
    }

    /** The first character that shows something, so that no invisible one changes the direction of the page. */
    private static Stream<String> first(String word) {
        return word.codePoints()
                .filter(character -> Character.getType(character) != Character.FORMAT)
                .limit(1)
                .mapToObj(character -> Character.toString(character).toUpperCase(Locale.ROOT));
    }

    /** Returns the number of the colour, from 0. It does not depend on the handle's case. */
    public static int hue(String handle) {
        return Math.floorMod(handle.toLowerCase(Locale.ROOT).hashCode(), HUES);
    }
}
