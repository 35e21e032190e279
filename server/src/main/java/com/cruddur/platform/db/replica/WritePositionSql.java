package com.cruddur.platform.db.replica;

import java.util.Optional;
import java.util.UUID;

/**
 * SQL of the log positions that replicas must have replayed: the method {@code x} runs {@code WritePositionSql/x.sql}.
 */
interface WritePositionSql {

    /** Records the present end of the log as the user's last write; changes nothing when the user is gone. */
    void note(UUID user);

    /**
     * Makes the present end of the log the minimum that a replica must have replayed to be read, and returns it; empty
     * if no server has ever read from a replica.
     */
    Optional<Long> raise();
}
