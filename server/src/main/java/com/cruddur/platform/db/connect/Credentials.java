package com.cruddur.platform.db.connect;

import org.jspecify.annotations.Nullable;

/**
 * The proof of identity for the database. A {@link DatabaseUrl} carries it, so the pool and migrations sign in alike.
 * The text form shows no secret.
 */
public sealed interface Credentials permits Credentials.None, Credentials.Password, PasswordFile, AwsCredentials {

    /** None: the server trusts us, or verifies a client certificate. */
    record None() implements Credentials {}

    /** A constant password. */
    record Password(String text) implements Credentials {
        @Override
        public String toString() {
            return "Password[…]";
        }
    }

    /** Returns {@link Password}, or {@link None} for null. */
    static Credentials ofPassword(@Nullable String text) {
        return text == null ? new None() : new Password(text);
    }
}
