package com.cruddur.testing;

import com.cruddur.config.Config;
import com.cruddur.platform.http.Route;
import com.cruddur.server.Application;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The real service on a database of its own and a free port. */
public final class Cruddur implements AutoCloseable {

    private static @Nullable Cruddur shared;

    private final TestDatabase database;
    private final Application app;
    private final boolean stays;

    private Cruddur(TestDatabase database, Map<String, String> settings, boolean stays) {
        this.database = database;
        this.stays = stays;
        var environment = new HashMap<>(settings);
        environment.put("PORT", "0");
        environment.putIfAbsent("RATE_LIMITS", "off"); // tests ask more often than people
        environment.putIfAbsent("CACHE_TIME", "0s"); // tests write by SQL and read at once
        environment.putAll(database.serviceSettings());
        this.app = new Application(Config.read(environment), database.serviceUrl());
        app.start();
    }

    /**
     * The service with default settings that the tests of this process share, with no rows: a tenth of a second quicker
     * than one of a test's own. Meant for tests that leave its schema and rights as they are, and to which it does not
     * matter what the service remembers for a few seconds, such as hashtags that trend. Closing it leaves it running.
     */
    public static synchronized Cruddur shared() {
        if (shared == null) {
            shared = new Cruddur(TestDatabase.migrated(), Map.of(), true);
            shared.database.keepSweepersAway();
            Runtime.getRuntime().addShutdownHook(new Thread(shared.app::close));
        }
        shared.database.deleteRows();
        return shared;
    }

    public static Cruddur start() {
        return start(Map.of());
    }

    /** Starts it with further settings, by their environment variables. */
    public static Cruddur start(Map<String, String> settings) {
        return new Cruddur(TestDatabase.migrated(), settings, false);
    }

    /** Starts it on a database the caller made; closing this closes that. */
    public static Cruddur startOn(TestDatabase database) {
        return startOn(database, Map.of());
    }

    /** The same with further settings. */
    public static Cruddur startOn(TestDatabase database, Map<String, String> settings) {
        return new Cruddur(database, settings, false);
    }

    public TestDatabase database() {
        return database;
    }

    public String url() {
        return app.url();
    }

    /** The value of a metric, named with its labels as it is shown. */
    public double metric(String name) {
        return operations()
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no metric " + name));
    }

    /** All routes: a method and a pattern each. */
    public List<String> routes() {
        return List.copyOf(access().keySet());
    }

    /** Who may send requests to each route. */
    public Map<String, Route.Access> access() {
        return app.routes().stream()
                .collect(Collectors.toMap(route -> route.method() + " " + route.pattern(), Route::access));
    }

    /** Those of the API: what a browser asks for is no part of it. */
    public List<String> apiRoutes() {
        return routes().stream()
                .filter(route -> Contract.covers(route.substring(route.indexOf(' ') + 1)))
                .toList();
    }

    /** Somebody who is not signed in. */
    public Actor anonymous() {
        return new Actor(app.url());
    }

    /** A program of the operator's, at the addresses for operations. */
    public Actor operations() {
        return new Actor(app.operationsUrl());
    }

    /** The person of that handle, signed in; made when there is none yet. */
    public Actor user(String handle) {
        return new Actor(app.url(), "Authorization", "Bearer " + database.signIn(handle));
    }

    /** The same with a role: {@code moderator} or {@code admin}. */
    public Actor user(String handle, String role) {
        var actor = user(handle);
        database.execute("UPDATE public.users SET role = '%s' WHERE handle = '%s'".formatted(role, handle));
        return actor;
    }

    @Override
    public void close() {
        if (!stays) {
            app.close();
            database.close();
        }
    }
}
