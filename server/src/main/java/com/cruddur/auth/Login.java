package com.cruddur.auth;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param passwordHash null for who has no password
 */
record Login(UUID uuid, String email, @Nullable String passwordHash, boolean suspended) {

    @Override
    public String toString() {
        return "Login[" + uuid + "]";
    }
}
