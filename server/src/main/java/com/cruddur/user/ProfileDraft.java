package com.cruddur.user;

import com.cruddur.platform.text.Validator;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a profile that their owner edits.
 *
 * @param bio null leaves it unchanged
 * @param linkPreviews whether link previews may show the text of their posts; null leaves it unchanged
 */
record ProfileDraft(
        @Nullable String bio, String displayName, @Nullable Boolean linkPreviews) {

    private static final int MOST_BIO_CHARACTERS = 160;
    private static final int MOST_NAME_CHARACTERS = 100;

    /** @throws com.cruddur.platform.Failure.Invalid with a code for each mistake */
    ProfileDraft {
        var validator = new Validator();
        displayName = validator.line("display_name", displayName, MOST_NAME_CHARACTERS);
        bio = validator.optionalLines("bio", bio, MOST_BIO_CHARACTERS);
        validator.refuse();
    }
}
