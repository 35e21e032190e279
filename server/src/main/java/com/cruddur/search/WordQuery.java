package com.cruddur.search;

import java.util.regex.Pattern;

/**
 * A search as PostgreSQL takes it: words in the syntax of {@code websearch_to_tsquery} ("a phrase", or, -not), and the
 * word that is still being typed, which stands for all that begin with it.
 *
 * @param words what has to be there as it is, may be empty
 * @param prefix a query of {@code to_tsquery}, empty when every word is meant as it is
 */
public record WordQuery(String words, String prefix) {

    private static final Pattern LAST_WORD = Pattern.compile("(?<=^|[\\s#@])[\\p{L}\\p{N}\\p{M}_]+$");
    private static final Pattern OR_BEFORE = Pattern.compile("(^|\\s)or\\s+$", Pattern.CASE_INSENSITIVE);

    /** Reads what somebody typed. */
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
