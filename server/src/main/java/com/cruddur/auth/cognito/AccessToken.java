package com.cruddur.auth.cognito;

import java.util.Set;

/** A verified access token: {@code value} is the secret token itself, the rest are its claims. */
record AccessToken(String value, String subject, String username, Set<String> scopes) {

    AccessToken {
        scopes = Set.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "AccessToken of " + subject;
    }
}
