package com.cruddur.avatar;

import com.cruddur.avatar.Avatars.AvatarOwner;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of this room: the method {@code x} runs {@code AvatarSql/x.sql}. */
interface AvatarSql {

    /** The person of that handle, in any case, as far as {@code viewer} may see them. */
    Optional<AvatarOwner> owner(@Nullable UUID viewer, String handle);

    /** Writes the key and returns the one before, which is empty when there was none; no row when nobody is there. */
    Optional<String> replace(UUID user, @Nullable String key);
}
