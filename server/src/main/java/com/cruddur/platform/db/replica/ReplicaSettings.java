package com.cruddur.platform.db.replica;

import com.cruddur.platform.db.connect.DatabaseUrl;
import java.time.Duration;
import java.util.List;

/**
 * Which read replicas there are.
 *
 * @param urls one server each
 * @param maxLag how old at most what they serve may be
 */
public record ReplicaSettings(List<DatabaseUrl> urls, Duration maxLag) {

    /** There are none. */
    public static final ReplicaSettings NONE = new ReplicaSettings(List.of(), Duration.ofSeconds(5));
}
