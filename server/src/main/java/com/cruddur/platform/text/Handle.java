package com.cruddur.platform.text;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The grammar of handles: letters of any script with their marks, digits and {@code _}, with {@code .} and {@code -}
 * inside but not at the ends, 1 to {@value #MOST_CHARACTERS} characters. Every valid handle can be mentioned and linked
 * as written. Two handles are equal when their {@link NameKey}s are.
 */
public final class Handle {

    public static final int MOST_CHARACTERS = 30;

    private static final String UNIT = "(?:%s%s*+|[\\p{Nd}_])".formatted(Words.LETTER, Words.MARK);

    /** The grammar without a limit on length, to find handles in a text. */
    static final String PATTERN = "%1$s++(?:[.-]++%1$s++)*+".formatted(UNIT);

    private static final Pattern WHOLE = Pattern.compile(PATTERN);

    /** Handles from before this grammar have up to 50 characters of any kind; people keep them. */
    private static final Pattern OLDER = Pattern.compile("[^\\x00\\p{Cs}]{1,50}");

    private static final Pattern UNFIT = Pattern.compile("(?:(?!%s|[.-]).)+".formatted(Words.ANY), Pattern.DOTALL);
    private static final Pattern LONELY_MARKS =
            Pattern.compile("(?<!%1$s|%2$s)%2$s+".formatted(Words.LETTER, Words.MARK));
    private static final Pattern ENDS = Pattern.compile("^[_.-]+|[_.-]+$");

    private Handle() {}

    /**
     * Normalises a new handle to NFKC, so that every version of PostgreSQL sees the same characters. Empty when it
     * breaks the grammar; its length is not checked.
     */
    static Optional<String> read(String raw) {
        var handle = Normalizer.normalize(raw, Normalizer.Form.NFKC);
        return isHandle(raw) && isHandle(handle) ? Optional.of(handle) : Optional.empty();
    }

    /** Returns whether {@code name} can be a handle, by this grammar or the earlier one. */
    public static boolean mayExist(String name) {
        return OLDER.matcher(name).matches();
    }

    /**
     * Returns as much of {@code name} as fits a handle of at most {@code most} characters, for names from another
     * system that cannot be refused; empty when nothing is left.
     */
    public static String fitted(String name, int most) {
        var fit =
                UNFIT.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).replaceAll("_");
        fit = LONELY_MARKS.matcher(fit).replaceAll("");
        fit = ENDS.matcher(fit).replaceAll("");
        var end = fit.offsetByCodePoints(0, Math.min(most, Text.length(fit)));
        return ENDS.matcher(fit.substring(0, end)).replaceAll("");
    }

    private static boolean isHandle(String text) {
        return WHOLE.matcher(text).matches();
    }
}
