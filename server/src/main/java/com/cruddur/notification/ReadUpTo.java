package com.cruddur.notification;

import com.cruddur.platform.Failure;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Up to which notification all are read. */
record ReadUpTo(@Nullable String uuid) {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    ReadUpTo {
        if (uuid != null && !UUID_FORM.matcher(uuid).matches()) {
            throw new Failure.Invalid("uuid_blank");
        }
    }

    /** Empty for all. */
    Optional<UUID> newest() {
        return Optional.ofNullable(uuid).map(UUID::fromString);
    }
}
