package com.cruddur.platform.text;

import java.util.regex.Pattern;

/**
 * Text from elsewhere (a person, a setting, a server) within a line that a terminal shows. What a terminal would
 * interpret, or what would begin another line or reverse the rest of this one, becomes a space.
 */
public final class OneLine {

    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");

    private OneLine() {}

    public static String of(String text) {
        return UNPRINTABLE.matcher(text).replaceAll(" ");
    }

    /** Returns {@code text} with an ellipsis in place of what follows the first {@code most} code points. */
    public static String of(String text, int most) {
        var line = of(text);
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most)) + "…";
    }
}
