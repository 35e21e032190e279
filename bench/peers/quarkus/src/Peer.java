package peer;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.resteasy.reactive.RestQuery;

/** The home feed with Quarkus REST, Agroal and JDBC. */
@Path("/home")
public class Peer {

    private static final String HOME = System.getenv("HOME_SQL").replace(":viewer", "?");
    private static final long VIEWERS = HOME.chars().filter(character -> character == '?').count();

    private final DataSource pool;

    Peer(DataSource pool) {
        this.pool = pool;
    }

    @JsonNaming(SnakeCaseStrategy.class)
    public record Activity(
            UUID uuid,
            String displayName,
            String handle,
            String message,
            int repliesCount,
            int repostsCount,
            int likesCount,
            UUID replyToActivityUuid,
            Instant expiresAt,
            Instant createdAt,
            boolean liked,
            boolean reposted,
            boolean bookmarked) {}

    @GET
    @RunOnVirtualThread
    public List<Activity> home(@RestQuery UUID viewer) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement(HOME)) {
            for (var index = 1; index <= VIEWERS; index++) {
                statement.setObject(index, viewer);
            }
            try (var rows = statement.executeQuery()) {
                var activities = new ArrayList<Activity>();
                while (rows.next()) {
                    activities.add(activity(rows));
                }
                return activities;
            }
        }
    }

    private static Activity activity(ResultSet row) throws SQLException {
        return new Activity(
                row.getObject("uuid", UUID.class),
                row.getString("display_name"),
                row.getString("handle"),
                row.getString("message"),
                row.getInt("replies_count"),
                row.getInt("reposts_count"),
                row.getInt("likes_count"),
                row.getObject("reply_to_activity_uuid", UUID.class),
                instant(row.getObject("expires_at", OffsetDateTime.class)),
                instant(row.getObject("created_at", OffsetDateTime.class)),
                row.getBoolean("liked"),
                row.getBoolean("reposted"),
                row.getBoolean("bookmarked"));
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
