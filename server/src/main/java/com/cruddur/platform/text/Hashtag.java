package com.cruddur.platform.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The grammar of hashtags: letters, marks, digits and underscores of any script, one letter at least, at most
 * {@value #MOST_CHARACTERS} characters. They are kept and compared without the sign, in the normalisation form C and in
 * lower case; the database compares what is kept and folds nothing.
 */
public final class Hashtag {

    static final int MOST_CHARACTERS = 100;

    /** What follows the sign; a pattern that finds it in a text. */
    static final String PATTERN = Words.ANY + "++";

    private static final Pattern WHOLE = Pattern.compile("(?=.*%s)%s".formatted(Words.LETTER, PATTERN));

    private Hashtag() {}

    /** The hashtag that somebody means who writes {@code raw}, with or without its sign; empty when it is none. */
    public static Optional<String> read(String raw) {
        var kept = normalized(raw);
        return WHOLE.matcher(kept).matches() && Text.length(kept) <= MOST_CHARACTERS
                ? Optional.of(kept)
                : Optional.empty();
    }

    /** {@code raw} in the form in which hashtags are kept, though it may be none, or the beginning of one. */
    public static String normalized(String raw) {
        var text = raw.strip();
        var bare = text.startsWith("#") || text.startsWith("＃") ? text.substring(1) : text;
        var lower = Normalizer.normalize(bare, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Normalizer.Form.NFC);
    }
}
