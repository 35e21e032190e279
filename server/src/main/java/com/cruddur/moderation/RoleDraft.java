package com.cruddur.moderation;

import com.cruddur.platform.Failure;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The role that somebody is to have: user, moderator or admin. */
record RoleDraft(String role) {

    private static final Set<String> KNOWN = Set.of("user", "moderator", "admin");

    RoleDraft(@Nullable String role) {
        if (role == null || role.isBlank()) {
            throw new Failure.Invalid("role_blank");
        }
        if (!KNOWN.contains(role)) {
            throw new Failure.Invalid("role_unknown");
        }
        this.role = role;
    }
}
