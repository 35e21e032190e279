package com.cruddur.platform.db.replica;

import com.cruddur.platform.db.connect.DatabaseUrl;
import java.time.Duration;
import java.util.List;

/**
 * The configured read replicas.
 *
 * @param urls one server each
 * @param maxLag the largest lag with which a replica is read
 */
public record ReplicaSettings(List<DatabaseUrl> urls, Duration maxLag) {

    /** No replicas. */
    public static final ReplicaSettings NONE = new ReplicaSettings(List.of(), Duration.ofSeconds(5));
}
