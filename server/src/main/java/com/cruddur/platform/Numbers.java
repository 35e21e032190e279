package com.cruddur.platform;

import java.util.Locale;

/** Formats numbers in English, whatever the machine's locale. */
public final class Numbers {

    private Numbers() {}

    /** Groups the digits with commas: {@code 12,345}. */
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Rounds to {@code decimals} decimal places: {@code 0.7}. */
    public static String rounded(double number, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", number);
    }
}
