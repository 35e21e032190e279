package com.cruddur.search;

import com.cruddur.platform.Failure;
import com.cruddur.platform.http.Request;
import java.text.Normalizer;
import java.util.Locale;

/**
 * What somebody looks for.
 *
 * @param text 1 to {@value #MOST_CHARACTERS} characters, not blank
 */
record SearchTerm(String text) {

    static final int MOST_CHARACTERS = 200;

    /** @throws Failure.Invalid when it is blank, too long, or holds what no post can hold */
    SearchTerm {
        if (text.isBlank()) {
            throw new Failure.Invalid("search_term_blank");
        }
        if (text.codePointCount(0, text.length()) > MOST_CHARACTERS) {
            throw new Failure.Invalid("search_term_exceed_max_chars");
        }
        if (text.indexOf('\0') >= 0) {
            throw new Failure.Invalid("search_term_invalid_characters");
        }
    }

    /** The parameter {@code term}. */
    static SearchTerm of(Request request) {
        return new SearchTerm(request.query("term").orElse(""));
    }

    /** As handles and names are compared: without the sign that opens a mention, in lower case. */
    String name() {
        var name = text.strip().toLowerCase(Locale.ROOT);
        return name.startsWith("@") ? name.substring(1) : name;
    }

    /** As hashtags are kept: without the sign, composed, in lower case. */
    String hashtag() {
        var tag = Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return tag.startsWith("#") ? tag.substring(1) : tag;
    }
}
