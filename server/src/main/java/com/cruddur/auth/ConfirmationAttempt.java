package com.cruddur.auth;

import org.jspecify.annotations.Nullable;

/**
 * A sign-up, compared with a code and a browser.
 *
 * @param matches whether the code is the one of this sign-up
 * @param own whether the sign-up came from the browser that sends the code
 */
record ConfirmationAttempt(
        String email, String handle, String displayName, String passwordHash, boolean matches, boolean own) {

    /** The person to create, with the password of the sign-up only if its own browser confirms it. */
    NewPerson person(@Nullable String chosenPasswordHash) {
        var hash = chosenPasswordHash == null && own ? passwordHash : chosenPasswordHash;
        return new NewPerson(email, handle, displayName, hash, "user");
    }

    @Override
    public String toString() {
        return "ConfirmationAttempt[" + handle + "]";
    }

    /**
     * A user to create.
     *
     * @param passwordHash null for a person without a password
     */
    public record NewPerson(
            String email,
            String handle,
            String displayName,
            @Nullable String passwordHash,
            String role) {

        @Override
        public String toString() {
            return "NewPerson[" + handle + "]";
        }
    }
}
