package com.cruddur.search;

import com.cruddur.platform.http.Request;
import com.cruddur.platform.text.Hashtag;
import com.cruddur.platform.text.NameKey;
import com.cruddur.platform.text.Validator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The text of a search.
 *
 * @param text one line of 1 to {@value #MOST_CHARACTERS} characters, not all of them invisible
 */
record SearchTerm(String text) {

    static final int MOST_CHARACTERS = 200;

    /** Words between which the search reads no operator but {@code or}. The index keeps 60 characters of a word. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9]{1,60}(?: [A-Za-z0-9]{1,60})*");

    /**
     * @throws com.cruddur.platform.Failure.Invalid when the text is blank, too long, or has characters that posts
     *     reject
     */
    SearchTerm {
        var validator = new Validator();
        text = validator.line("search_term", text, MOST_CHARACTERS);
        validator.refuse();
    }

    /** Reads the parameter {@code term}. */
    static SearchTerm of(Request request) {
        return new SearchTerm(request.query("term").orElse(""));
    }

    /**
     * Returns a word in lower case that every match contains if all its characters are ASCII: the longest word of the
     * term. Empty when the term has more than plain words.
     */
    String longestPlainWord() {
        var words = text.toLowerCase(Locale.ROOT).split(" ", -1);
        return PLAIN.matcher(text).matches() && !Arrays.asList(words).contains("or")
                ? Arrays.stream(words)
                        .max(Comparator.comparingInt(String::length))
                        .orElseThrow()
                : "";
    }

    /** The term for display names: without a leading {@code @}. */
    String name() {
        return text.startsWith("@") ? text.substring(1) : text;
    }

    /** The name key of the term, for handles. */
    String handle() {
        return NameKey.of(name());
    }

    /** The term in the stored form of hashtags. */
    String hashtag() {
        return Hashtag.normalized(text);
    }
}
