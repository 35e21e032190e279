package peer;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.UUID;

/** The home feed with Vert.x and its reactive client of PostgreSQL. */
public final class Peer extends VerticleBase {

    private static final String HOME = System.getenv("HOME_SQL").replace(":viewer", "$1");

    private Pool pool;

    public static void main(String... arguments) {
        Vertx.vertx()
                .deployVerticle(
                        Peer.class,
                        new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors()))
                .await();
    }

    @Override
    public Future<?> start() {
        pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(4).setShared(true))
                .connectingTo(PgConnectOptions.fromEnv().setCachePreparedStatements(true))
                .using(vertx)
                .build();
        return vertx.createHttpServer()
                .requestHandler(this::home)
                .listen(Integer.parseInt(System.getenv("PORT")), "127.0.0.1");
    }

    private void home(HttpServerRequest request) {
        pool.preparedQuery(HOME)
                .execute(Tuple.of(UUID.fromString(request.getParam("viewer"))))
                .map(Peer::json)
                .onSuccess(activities -> request.response()
                        .putHeader("Content-Type", "application/json")
                        .end(activities.toBuffer()))
                .onFailure(cause -> request.response().setStatusCode(500).end(String.valueOf(cause)));
    }

    private static JsonArray json(RowSet<Row> rows) {
        var activities = new JsonArray();
        for (var row : rows) {
            activities.add(activity(row));
        }
        return activities;
    }

    private static JsonObject activity(Row row) {
        return new JsonObject()
                .put("uuid", row.getUUID("uuid").toString())
                .put("display_name", row.getString("display_name"))
                .put("handle", row.getString("handle"))
                .put("message", row.getString("message"))
                .put("replies_count", row.getInteger("replies_count"))
                .put("reposts_count", row.getInteger("reposts_count"))
                .put("likes_count", row.getInteger("likes_count"))
                .put("reply_to_activity_uuid", text(row.getUUID("reply_to_activity_uuid")))
                .put("expires_at", instant(row.getOffsetDateTime("expires_at")))
                .put("created_at", instant(row.getOffsetDateTime("created_at")))
                .put("liked", row.getBoolean("liked"))
                .put("reposted", row.getBoolean("reposted"))
                .put("bookmarked", row.getBoolean("bookmarked"));
    }

    private static String text(UUID uuid) {
        return uuid == null ? null : uuid.toString();
    }

    private static String instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant().toString();
    }
}
