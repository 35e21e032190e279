package com.cruddur.notification;

import com.cruddur.platform.Failure;
import com.cruddur.platform.Ids;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Up to which notification all are read. */
record ReadUpTo(@Nullable String uuid) {

    ReadUpTo {
        if (uuid != null && Ids.parse(uuid).isEmpty()) {
            throw new Failure.Invalid("uuid_blank");
        }
    }

    /** Empty for all. */
    Optional<UUID> newest() {
        return Optional.ofNullable(uuid).map(UUID::fromString);
    }
}
