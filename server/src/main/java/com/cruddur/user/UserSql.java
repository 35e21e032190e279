package com.cruddur.user;

import com.cruddur.user.Users.UserSummary;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of {@link Users}: the method {@code x} runs {@code UserSql/x.sql}. */
interface UserSql {

    /** The person with {@code handle}, ignoring case, if {@code viewer} may see them. */
    Optional<UserSummary> byHandle(@Nullable UUID viewer, String handle);

    /** The profile of the person with {@code handle}, ignoring case, if {@code viewer} may see them. */
    Optional<Profile> profile(@Nullable UUID viewer, String handle);

    /** The person with {@code handle}, ignoring case, if {@code viewer} blocked them and can lift the block. */
    Optional<UserSummary> blocked(UUID viewer, String handle);

    /** Updates the values that are not null, and returns the person. */
    Optional<UserSummary> update(UUID user, @Nullable String bio, String displayName, @Nullable Boolean linkPreviews);

    /** Whether link previews may show the text of the person's posts. */
    boolean linkPreviews(UUID user);
}
