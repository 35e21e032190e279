package com.cruddur.platform.db.replica;

import java.util.UUID;

/** SQL of the positions in the primary's log that replicas must have replayed. */
interface WritePositionSql {

    /** Notes that everything written so far may be the user's; changes nothing when the user is gone. */
    void note(UUID user);

    /** Makes the end of the log what a replica must have replayed to be read at all, and returns it. */
    long raise();
}
