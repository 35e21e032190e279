package com.cruddur.platform;

import java.util.Locale;

/** Numbers as English text, whatever the language of the machine. */
public final class Numbers {

    private Numbers() {}

    /** With commas between thousands: {@code 12,345}. */
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** With so many decimals: {@code 0.7}. */
    public static String rounded(double number, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", number);
    }
}
