package com.cruddur.avatar;

import com.cruddur.avatar.Avatars.AvatarOwner;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of {@link Avatars}: the method {@code x} runs {@code AvatarSql/x.sql}. */
interface AvatarSql {

    /** The person with {@code handle}, ignoring case, if {@code viewer} may see them. */
    Optional<AvatarOwner> owner(@Nullable UUID viewer, String handle);

    /** The versions of the pictures of those of the people who have uploaded one. */
    List<AvatarVersion> versions(String[] handles);

    /** The version of the picture that somebody uploaded. */
    record AvatarVersion(String handle, String avatarVersion) {}

    /**
     * Replaces the key and returns the previous one, or an empty text if there was none; no row if the user does not
     * exist.
     */
    Optional<String> replace(UUID user, @Nullable String key);
}
