package com.cruddur.platform.db.replica;

import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.connect.DatabaseUrl;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Detects at start a configured replica that belongs to another database. */
final class ReplicaVerification {

    private static final Logger LOG = LoggerFactory.getLogger(ReplicaVerification.class);

    private static final String QUESTION = """
            SELECT control.system_identifier, database.oid
            FROM pg_control_system() AS control, pg_database AS database
            WHERE database.datname = current_database()
            """;

    /** The identity that a server shares with its physical replicas only. */
    private record Identity(long system, long database) {}

    private ReplicaVerification() {}

    /**
     * Compares the identities of the primary and the replicas. A server that does not answer passes: it may start
     * later, and is not read before it shows the primary's marker.
     *
     * @throws OperatorException naming the replica that belongs to another database
     */
    static void refuseOthers(DatabaseUrl primary, List<DatabaseUrl> replicas) {
        var wanted = replicas.isEmpty() ? null : identity(primary);
        if (wanted == null) {
            return;
        }
        for (var replica : replicas) {
            var found = identity(replica);
            if (found != null && !found.equals(wanted)) {
                throw new OperatorException(
                        "The server %s in DATABASE_READER_URL is no replica of %s but another database: name read replicas of it, or unset DATABASE_READER_URL"
                                .formatted(replica, primary));
            }
        }
    }

    private static @Nullable Identity identity(DatabaseUrl url) {
        try (var connection = url.connect("cruddur-check");
                var statement = connection.createStatement();
                var row = statement.executeQuery(QUESTION)) {
            return row.next() ? new Identity(row.getLong(1), row.getLong(2)) : null;
        } catch (SQLException e) {
            LOG.debug("{} does not tell who it is: {}", url, e.getMessage());
            return null;
        }
    }
}
