package com.cruddur.user;

import com.cruddur.platform.Validator;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to be known by.
 *
 * @param bio null to leave it as it is
 */
record ProfileDraft(@Nullable String bio, String displayName) {

    private static final int MOST_BIO_CHARACTERS = 160;
    private static final int MOST_NAME_CHARACTERS = 100;

    ProfileDraft {
        displayName = displayName == null ? "" : displayName.strip();
        new Validator()
                .required("display_name", displayName, MOST_NAME_CHARACTERS)
                .optional("bio", bio, MOST_BIO_CHARACTERS)
                .refuse();
    }
}
