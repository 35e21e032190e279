package peer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The home feed with Spring MVC and JdbcClient. */
@SpringBootApplication
@RestController
public class Peer {

    private static final String HOME = System.getenv("HOME_SQL");

    private final JdbcClient jdbc;

    Peer(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public static void main(String... arguments) {
        SpringApplication.run(Peer.class, arguments);
    }

    record Activity(
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

    @GetMapping("/home")
    List<Activity> home(@RequestParam UUID viewer) {
        return jdbc.sql(HOME).param("viewer", viewer).query(Peer::activity).list();
    }

    private static Activity activity(ResultSet row, int number) throws SQLException {
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
