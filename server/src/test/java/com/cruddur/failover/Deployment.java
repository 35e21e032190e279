package com.cruddur.failover;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Await;
import com.cruddur.testing.CruddurProcess;
import com.cruddur.testing.DebianPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A service as a process of its own, and a primary with a standby on which each commit waits: no write is acknowledged
 * that only one server has. The service knows the primary by the name of an {@link Endpoint}.
 */
final class Deployment implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SYNCHRONOUS = "synchronous_standby_names";

    private final Endpoint endpoint;
    private final CruddurProcess service;
    private final Actor author;
    private DebianPostgres primary;
    private DebianPostgres standby;

    /** @param directory an empty one */
    Deployment(Path directory) {
        primary = DebianPostgres.primary("127.0.0.2", Map.of("max_connections", "40"), Map.of())
                .migrated();
        standby = primary.standby("127.0.0.3");
        primary.set(SYNCHRONOUS, "*");
        endpoint = new Endpoint(directory);
        endpoint.moveTo(primary.address());
        service = CruddurProcess.start(
                Map.of(
                        "DATABASE_URL",
                        primary.connectionString(Endpoint.NAME),
                        "JDK_JAVA_OPTIONS",
                        endpoint.javaOptions(),
                        "RATE_LIMITS",
                        "off",
                        "PORT",
                        "0"),
                "serve");
        author =
                anonymous().with("Authorization", "Bearer " + primary.database().signIn("bayko"));
        awaitWriting();
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

    CruddurProcess service() {
        return service;
    }

    Actor author() {
        return author;
    }

    Actor anonymous() {
        return service.anonymous();
    }

    /** Clients that write and read until they are told to end. */
    Load load(String name) {
        return new Load(name, author, anonymous());
    }

    /** Promotes the standby, moves the endpoint to it, and returns when it was promoted, by {@link System#nanoTime}. */
    long failOver() {
        standby.promote();
        var promoted = System.nanoTime();
        swap();
        endpoint.moveTo(primary.address());
        return promoted;
    }

    /** The standby is the primary from now on, and what was the primary is to become its standby. */
    void swap() {
        var former = primary;
        primary = standby;
        standby = former;
    }

    /** Makes what was the primary a standby of the new one, and has commits wait for it again. */
    void heal() {
        standby.follow(primary);
        standby.set(SYNCHRONOUS, "");
        primary.set(SYNCHRONOUS, "*");
        endpoint.moveTo(primary.address());
        awaitWriting();
    }

    private void awaitWriting() {
        Await.until(
                "writing",
                PATIENCE,
                () -> author.post("/api/activities", "{\"message\":\"Hello\",\"ttl\":\"1-day\"}")
                                .statusCode()
                        == 200);
    }

    @Override
    public void close() {
        service.close();
        primary.close();
        standby.close();
    }
}
