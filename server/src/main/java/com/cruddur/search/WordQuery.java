package com.cruddur.search;

import java.util.regex.Pattern;

/**
 * A search as PostgreSQL takes it: words in the syntax of {@code websearch_to_tsquery} ("a phrase", or, -not), and the
 * last word as a prefix, because the user may still be typing it.
 *
 * @param words a query of {@code websearch_to_tsquery}, may be empty
 * @param prefix a query of {@code to_tsquery}, empty when all words have to match whole
 */
public record WordQuery(String words, String prefix) {

    private static final Pattern LAST_WORD = Pattern.compile("(?<=^|[\\s#@])[\\p{L}\\p{N}\\p{M}_]+$");
    private static final Pattern OR_BEFORE = Pattern.compile("(^|\\s)or\\s+$", Pattern.CASE_INSENSITIVE);

    /** Parses a search term. */
    static WordQuery of(String term) {
        var text = term.strip();
        var last = LAST_WORD.matcher(text);
        if (text.contains("\"") || !last.find()) {
            return new WordQuery(text, "");
        }
        var before = text.substring(0, last.start());
        return OR_BEFORE.matcher(before).find()
                ? new WordQuery(text, "")
                : new WordQuery(before, "'" + last.group() + "':*");
    }
}
