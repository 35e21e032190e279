package com.cruddur.platform.html;

import java.util.Locale;

/** The initials and the colour, one of twelve, that replace a missing picture. */
public final class Initials {

    private static final int HUES = 12;

    private Initials() {}

    /** Returns the first letters of the first and the last word of a name. */
    public static String initials(String name) {
        var stripped = name.strip();
        var last = stripped.length();
        while (last > 0 && !Character.isWhitespace(stripped.charAt(last - 1))) {
            last--;
        }
        return last == 0 ? first(stripped) : first(stripped) + first(stripped.substring(last));
    }

    /** The first character that shows something, so that no invisible one changes the direction of the page. */
    private static String first(String words) {
        for (var index = 0; index < words.length() && !Character.isWhitespace(words.charAt(index)); ) {
            var character = words.codePointAt(index);
            if (Character.getType(character) != Character.FORMAT) {
                return Character.toString(character).toUpperCase(Locale.ROOT);
            }
            index += Character.charCount(character);
        }
        return "";
    }

    /** Returns the number of the colour, from 0. It does not depend on the handle's case. */
    public static int hue(String handle) {
        return Math.floorMod(handle.toLowerCase(Locale.ROOT).hashCode(), HUES);
    }
}
