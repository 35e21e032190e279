package com.cruddur.auth;

import java.util.Optional;
import java.util.UUID;

/** SQL of known devices: the method {@code x} runs {@code DeviceSql/x.sql}. */
interface DeviceSql {

    /** The person with that e-mail address or handle, if they signed in with the device before. */
    Optional<UUID> owner(String name, byte[] tokenHash);

    /** Stores that the person signed in with the device. */
    void remember(UUID userUuid, byte[] tokenHash);
}
