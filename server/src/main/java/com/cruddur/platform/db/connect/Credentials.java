package com.cruddur.platform.db.connect;

import org.jspecify.annotations.Nullable;

/**
 * How to prove to the database who we are; whoever has a {@link DatabaseUrl} signs in by it, pool and migrations alike.
 * No text form shows a secret.
 */
public sealed interface Credentials permits Credentials.None, Credentials.Password, PasswordFile, AwsCredentials {

    /** Nothing: the server trusts us, or knows us by a client certificate. */
    record None() implements Credentials {}

    /** A password that stays what it is. */
    record Password(String text) implements Credentials {
        @Override
        public String toString() {
            return "Password[…]";
        }
    }

    /** That password, or nothing when it is null. */
    static Credentials ofPassword(@Nullable String text) {
        return text == null ? new None() : new Password(text);
    }
}
