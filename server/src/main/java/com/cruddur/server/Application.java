package com.cruddur.server;

import com.cruddur.avatar.AvatarStore;
import com.cruddur.config.Config;
import com.cruddur.config.Settings;
import com.cruddur.expiry.SweepSchedule;
import com.cruddur.expiry.Sweeper;
import com.cruddur.health.HealthApi;
import com.cruddur.health.Readiness;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.migration.Migrations;
import com.cruddur.platform.html.Assets;
import com.cruddur.platform.html.Templates;
import com.cruddur.platform.http.AssetApi;
import com.cruddur.platform.http.HttpServer;
import com.cruddur.platform.http.PageRenderer;
import com.cruddur.platform.http.RateLimits;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.json.Json;
import com.cruddur.platform.observe.Metrics;
import com.cruddur.realtime.EventStreams;
import com.cruddur.realtime.OutboxReader;
import com.cruddur.realtime.StreamApi;

/** The service: when the constructor returns, it answers requests. */
public final class Application implements AutoCloseable {

    private final AvatarStore pictures;
    private final Metrics metrics;
    private final Database database;
    private final Services services;
    private final Entrance entrance;
    private final EventStreams streams;
    private final OutboxReader receiver;
    private final Routes routes;
    private final HttpServer server;
    private final SweepSchedule sweeps;

    /**
     * Starts the service on the database at {@code url}, which need not be there yet.
     *
     * @param url where the database is, whatever {@code config} says of it
     */
    public Application(Config config, DatabaseUrl url) {
        pictures = config.avatars().open(); // first: what is wrong with it is told before anything runs
        metrics = new Metrics();
        database = new Database(url, config.replicas(), config.get(Settings.POOL_SIZE), metrics.registry());
        var json = new Json();
        var assets = new Assets();
        var html = new Templates(assets);
        var limits =
                new RateLimits(config.get(Settings.RATE_LIMITS), config.get(Settings.TRUST_PROXY), metrics.registry());

        services = new Services(config, database, pictures, json, metrics);
        entrance = new Entrance(config, services, database, limits, metrics);
        streams = new EventStreams(services.eventLog, entrance.authenticator(), json, metrics.registry());
        receiver = new OutboxReader(streams, services.eventLog, config.streamListen() ? url : null);

        var layoutLoader = new LayoutLoader(entrance.signInLinks(), services.discovery, services.notifications);
        var renderer = new PageRenderer(html, entrance.signInLinks(), layoutLoader::of);
        var faces = new Faces(
                services, renderer, json, config.get(Settings.PUBLIC_URL).orElse(null));
        routes = new Routes();
        faces.pages(routes);
        faces.api(routes);
        entrance.routes(routes, renderer, json);
        new StreamApi(streams).routes(routes);
        new HealthApi(new Readiness(database, new Migrations(url)), metrics, json).routes(routes);
        new AssetApi(assets).routes(routes);

        entrance.start();
        database.watchReplicas();
        server = new HttpServer(
                config.get(Settings.HOST),
                config.get(Settings.PORT),
                config.get(Settings.FRONTEND_URL),
                routes.all(),
                entrance.authenticator(),
                limits,
                json,
                html,
                entrance.signInLinks(),
                metrics);
        sweeps = new SweepSchedule(new Sweeper(database, metrics.registry()));
        sweeps.start();
        services.publisher.start();
        receiver.start();
    }

    /** The address of the pages. */
    public String url() {
        return server.url();
    }

    /** What it answers. */
    public Routes routes() {
        return routes;
    }

    /** Lets requests under way end, then lets go of the database. */
    @Override
    public void close() {
        streams.close(); // else the server would wait for them
        receiver.close();
        server.close();
        services.publisher.close();
        sweeps.close();
        entrance.close();
        database.close();
        metrics.close();
        pictures.close();
    }
}
