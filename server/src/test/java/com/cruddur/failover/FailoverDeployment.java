package com.cruddur.failover;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.platform.db.AppRole;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.testing.Actor;
import com.cruddur.testing.Await;
import com.cruddur.testing.CruddurProcess;
import com.cruddur.testing.DebianPostgres;
import com.cruddur.testing.SseClient;
import com.cruddur.testing.Troubleshooting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A service as a process of its own, and a primary with a standby on which each commit waits: no write is acknowledged
 * that only one server has. The service knows the primary by the name of an {@link Endpoint}.
 */
final class FailoverDeployment implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** As docs/operations.md promises. */
    private static final Duration RESUMES = Duration.ofSeconds(5);

    private static final String SYNCHRONOUS = "synchronous_standby_names";

    /** Whom the service signs in as, and somebody else without special rights. */
    private static final String ROLE = "app";

    private static final String OTHER_ROLE = "other";

    /** So many connections there can be without special rights; three more are kept for superusers. */
    static final int MOST_CONNECTIONS = 37;

    private final Endpoint endpoint;
    private final String token;
    private final CruddurProcess service;
    private final Actor person;
    private SseClient listening;
    private DebianPostgres primary;
    private DebianPostgres standby;

    /** @param directory an empty one */
    FailoverDeployment(Path directory) {
        primary = DebianPostgres.primary("127.0.0.2", Map.of("max_connections", MOST_CONNECTIONS + 3 + ""), Map.of())
                .migrated();
        for (var role : List.of(ROLE, OTHER_ROLE)) {
            primary.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(role, Troubleshooting.SECRET));
        }
        var _ = new AppRole(primary.url(), ROLE).grant();
        standby = primary.standby("127.0.0.3");
        primary.set(SYNCHRONOUS, "*");
        endpoint = new Endpoint(directory);
        endpoint.moveTo(primary.address());
        token = primary.database().signIn("bayko");
        service = serve(primary.connectionString(Endpoint.NAME));
        person = at(service);
        listening = SseClient.to(service.awaitUrl());
        awaitTold();
    }

    /** Starts a service that knows the database by that URL; its role is put in. */
    CruddurProcess serve(String url) {
        return CruddurProcess.start(
                Map.of(
                        "DATABASE_URL", as(ROLE, url),
                        "MIGRATE_ON_START", "false",
                        "JDK_JAVA_OPTIONS", endpoint.javaOptions(),
                        "RATE_LIMITS", "off",
                        "PORT", "0"),
                "serve");
    }

    /** Somebody who is signed in at {@code some} service. */
    Actor at(CruddurProcess some) {
        return some.anonymous().with("Authorization", "Bearer " + token);
    }

    private static String as(String role, String url) {
        return url.replace("//postgres:", "//" + role + ":");
    }

    DebianPostgres primary() {
        return primary;
    }

    DebianPostgres standby() {
        return standby;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** The primary for another role without special rights. */
    DatabaseUrl ordinaryUrl() {
        return DatabaseUrl.parse(as(OTHER_ROLE, primary.connectionString()));
    }

    /** Ends the primary's processes that serve the service, as far as {@code condition} holds of them. */
    void end(String condition) {
        backends(condition).forEach(backend -> primary.execute("SELECT pg_terminate_backend(" + backend + ")"));
    }

    /** The ids of those processes. */
    List<Long> backends(String condition) {
        var sql = "SELECT pid FROM pg_stat_activity WHERE usename = '%s' AND %s".formatted(ROLE, condition);
        return primary.database().texts(sql).stream().map(Long::valueOf).toList();
    }

    /** Clients that write and read until they are told to end. */
    LoadGenerator load(String name) {
        return new LoadGenerator(name, person);
    }

    /** Promotes the standby, which is the primary from then on; returns the instant, by {@link System#nanoTime}. */
    long promote() {
        standby.promote();
        var promoted = System.nanoTime();
        var former = primary;
        primary = standby;
        standby = former;
        return promoted;
    }

    /** The same, and moves the endpoint there. */
    long failOver() {
        var promoted = promote();
        endpoint.moveTo(primary.address());
        return promoted;
    }

    /** Makes what was the primary a standby of the new one, and has commits wait for it again. */
    void rejoin() {
        standby.follow(primary);
        standby.set(SYNCHRONOUS, "");
        primary.set(SYNCHRONOUS, "*");
    }

    /** The same, and returns once all is well. */
    void heal() {
        rejoin();
        endpoint.moveTo(primary.address());
        awaitTold();
    }

    /** Returns once a post is kept, the stream has told of it, and the connection that listens is there. */
    void awaitTold() {
        var posted = new AtomicReference<>("");
        Await.until("writing", PATIENCE, () -> {
            var response = person.post("/api/activities", "{\"message\":\"Hello\",\"ttl\":\"1-day\"}");
            posted.set(Actor.json(response).path("uuid").asString());
            return response.statusCode() == 200;
        });
        Await.until(
                "the event",
                PATIENCE,
                () -> listening().received().stream().anyMatch(told -> told.is("activity", "uuid", posted.get())));
        Await.until(
                "the connection that listens",
                PATIENCE,
                () -> !backends("application_name = 'cruddur-listen'").isEmpty());
    }

    /**
     * Ends {@code load}, and prints what its clients saw: quick and honest answers, writing again soon after
     * {@code mended} (by {@link System#nanoTime}), whatever was acknowledged there once.
     */
    void assertKept(LoadGenerator load, long mended) {
        awaitTold();
        var seen = load.end();
        var resumed = seen.toFirstWriteAfter(mended);
        System.out.println(seen.line(resumed));
        seen.assertHonest();
        seen.assertKept(primary.database());
        assertThat(resumed).isLessThan(RESUMES);
    }

    /** The service logs what docs/troubleshooting.md says of {@code trouble}. */
    void awaitLogged(String trouble) {
        var message = Troubleshooting.section("While it serves").get(trouble);
        service.awaitOutput(Objects.requireNonNull(message, trouble));
    }

    /** Comes back when the stream has ended, as browsers do. */
    private SseClient listening() {
        if (listening.ended()) {
            listening.close();
            listening = SseClient.to(service.awaitUrl(), "Last-Event-ID", listening.position());
        }
        return listening;
    }

    @Override
    public void close() {
        listening.close();
        service.close();
        primary.close();
        standby.close();
    }
}
