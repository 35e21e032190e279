package com.cruddur.user;

import com.cruddur.user.Users.UserSummary;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of this room: the method {@code x} runs {@code UserSql/x.sql}. */
interface UserSql {

    /** The person of that handle, in any case, as far as {@code viewer} may see them. */
    Optional<UserSummary> byHandle(@Nullable UUID viewer, String handle);

    /** The same with all that others may know. */
    Optional<Profile> profile(@Nullable UUID viewer, String handle);

    /** Writes what is not null, and returns the person. */
    Optional<UserSummary> update(UUID user, @Nullable String bio, String displayName);
}
