package com.cruddur;

import com.cruddur.avatar.AvatarStore;
import com.cruddur.expiry.SweepSchedule;
import com.cruddur.expiry.Sweeper;
import com.cruddur.health.HealthApi;
import com.cruddur.health.Readiness;
import com.cruddur.page.Frames;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.migration.Migrations;
import com.cruddur.platform.html.Assets;
import com.cruddur.platform.html.Html;
import com.cruddur.platform.http.AssetApi;
import com.cruddur.platform.http.HttpServer;
import com.cruddur.platform.http.RateLimits;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Site;
import com.cruddur.platform.json.Json;
import com.cruddur.platform.observe.Metrics;
import com.cruddur.stream.Receiver;
import com.cruddur.stream.StreamApi;
import com.cruddur.stream.Streams;

/** The service: when the constructor returns, it answers requests. */
public final class App implements AutoCloseable {

    private final AvatarStore pictures;
    private final Metrics metrics;
    private final Database database;
    private final Rooms rooms;
    private final Entrance entrance;
    private final Streams streams;
    private final Receiver receiver;
    private final Routes routes;
    private final HttpServer server;
    private final SweepSchedule sweeps;

    /**
     * Starts the service on the database at {@code url}, which need not be there yet.
     *
     * @param url where the database is, whatever {@code config} says of it
     */
    public App(Config config, DatabaseUrl url) {
        pictures = config.avatars().open(); // first: what is wrong with it is told before anything runs
        metrics = new Metrics();
        database = new Database(
                url, config.database().replicas(), config.database().poolSize(), metrics.registry());
        var http = config.http();
        var json = new Json();
        var assets = new Assets();
        var html = new Html(assets);
        var limits = new RateLimits(http.rates(), http.trustProxy(), metrics.registry());

        rooms = new Rooms(config, database, pictures, json, metrics);
        entrance = new Entrance(config, rooms, database, limits, metrics);
        streams = new Streams(rooms.eventLog, entrance.authenticator(), json, metrics.registry());
        receiver = new Receiver(streams, rooms.eventLog, config.database().streamListen() ? url : null);

        var frames = new Frames(entrance.doors(), rooms.discovery, rooms.notifications);
        var site = new Site(html, entrance.doors(), frames::of);
        var faces = new Faces(rooms, site, json, http.publicUrl());
        routes = new Routes();
        faces.pages(routes);
        faces.api(routes);
        entrance.routes(routes, site, json);
        new StreamApi(streams).routes(routes);
        new HealthApi(new Readiness(database, new Migrations(url)), metrics, json).routes(routes);
        new AssetApi(assets).routes(routes);

        entrance.start();
        database.watchReplicas();
        server = new HttpServer(
                http.host(),
                http.port(),
                http.frontendOrigins(),
                routes,
                entrance.authenticator(),
                limits,
                json,
                html,
                entrance.doors(),
                metrics);
        sweeps = new SweepSchedule(new Sweeper(database, metrics.registry()));
        sweeps.start();
        rooms.publisher.start();
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
        rooms.publisher.close();
        sweeps.close();
        entrance.close();
        database.close();
        metrics.close();
        pictures.close();
    }
}
