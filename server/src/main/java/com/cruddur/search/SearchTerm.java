package com.cruddur.search;

import com.cruddur.platform.http.Request;
import com.cruddur.platform.text.Hashtag;
import com.cruddur.platform.text.NameKey;
import com.cruddur.platform.text.Validator;

/**
 * The text of a search.
 *
 * @param text one line of 1 to {@value #MOST_CHARACTERS} characters, not all of them invisible
 */
record SearchTerm(String text) {

    static final int MOST_CHARACTERS = 200;

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
