package com.cruddur.search;

import com.cruddur.platform.http.Request;
import com.cruddur.platform.text.Hashtag;
import com.cruddur.platform.text.NameKey;
import com.cruddur.platform.text.Validator;

/**
 * What somebody looks for.
 *
 * @param text 1 to {@value #MOST_CHARACTERS} characters in one line that show something
 */
record SearchTerm(String text) {

    static final int MOST_CHARACTERS = 200;

    /** @throws com.cruddur.platform.Failure.Invalid when it is blank, too long, or holds what no post can hold */
    SearchTerm {
        var validator = new Validator();
        text = validator.line("search_term", text, MOST_CHARACTERS);
        validator.refuse();
    }

    /** The parameter {@code term}. */
    static SearchTerm of(Request request) {
        return new SearchTerm(request.query("term").orElse(""));
    }

    /** As display names are searched: without the sign that opens a mention. */
    String name() {
        return text.startsWith("@") ? text.substring(1) : text;
    }

    /** As handles are compared. */
    String handle() {
        return NameKey.of(name());
    }

    /** As hashtags are kept. */
    String hashtag() {
        return Hashtag.normalized(text);
    }
}
