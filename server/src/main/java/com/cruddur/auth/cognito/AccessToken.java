package com.cruddur.auth.cognito;

import java.util.Set;

/** A verified access token: {@code value} itself, which is a secret, and what it says. */
record AccessToken(String value, String subject, String username, Set<String> scopes) {

    AccessToken {
        scopes = Set.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "AccessToken of " + subject;
    }
}
