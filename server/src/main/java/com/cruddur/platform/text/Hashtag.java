package com.cruddur.platform.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The grammar of hashtags: letters, marks, digits and underscores of any script, with at least one letter and at most
 * {@value #MOST_CHARACTERS} characters. Inside, between two of these, are the joiners of cursive and Indic scripts and the
 * signs that connect the parts of a word, such as {@code ・}. They are stored and compared without the sign, in normalisation form C and
 * lower case; the database compares the stored form without folding.
 */
public final class Hashtag {

    static final int MOST_CHARACTERS = 100;

    /** The characters after the sign, to find hashtags in a text. */
    static final String PATTERN = "%1$s++(?:%2$s++%1$s++)*+".formatted(Words.ANY, Words.CONNECTOR);

    /** Joiners where they change nothing that a reader sees, so that two hashtags do not look alike. */
    private static final Pattern IDLE_JOINERS =
            Pattern.compile("(?<!%1$s)\\u200D|(?<!%1$s|%2$s)\\u200C|[\\u200C\\u200D](?!%3$s)"
                    .formatted(Words.VIRAMA, Words.CURSIVE, Words.ANY));

    private static final Pattern WHOLE = Pattern.compile("(?=.*%s)%s".formatted(Words.LETTER, PATTERN));

    private Hashtag() {}

    /** Parses a hashtag with or without its sign; empty when {@code raw} is none. */
    public static Optional<String> read(String raw) {
        var kept = normalized(raw);
        return WHOLE.matcher(kept).matches() && Text.length(kept) <= MOST_CHARACTERS
                ? Optional.of(kept)
                : Optional.empty();
    }

    /** Returns the stored form of {@code raw}, which may be no hashtag, or the beginning of one. */
    public static String normalized(String raw) {
        var text = raw.strip();
        var bare = text.startsWith("#") || text.startsWith("＃") ? text.substring(1) : text;
        var lower = IDLE_JOINERS
                .matcher(Normalizer.normalize(bare, Normalizer.Form.NFC).toLowerCase(Locale.ROOT))
                .replaceAll("");
        return Normalizer.normalize(lower, Normalizer.Form.NFC);
    }
}
