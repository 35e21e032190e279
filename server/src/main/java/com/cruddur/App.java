package com.cruddur;

import com.cruddur.Config.HttpConfig;
import com.cruddur.Config.IdentityConfig;
import com.cruddur.activity.Activities;
import com.cruddur.activity.ActivityApi;
import com.cruddur.activity.ActivityPages;
import com.cruddur.activity.Authoring;
import com.cruddur.activity.AuthoringApi;
import com.cruddur.activity.AuthoringPages;
import com.cruddur.activity.Shortening;
import com.cruddur.avatar.AvatarApi;
import com.cruddur.avatar.AvatarPages;
import com.cruddur.avatar.AvatarStore;
import com.cruddur.avatar.Avatars;
import com.cruddur.cognito.Cognito;
import com.cruddur.cognito.CognitoPages;
import com.cruddur.cognito.CognitoSettings;
import com.cruddur.contract.ApiDocument;
import com.cruddur.contract.ContractApi;
import com.cruddur.contract.ContractPages;
import com.cruddur.event.Events;
import com.cruddur.expiry.SweepSchedule;
import com.cruddur.expiry.Sweeper;
import com.cruddur.feed.FeedApi;
import com.cruddur.feed.FeedPages;
import com.cruddur.feed.Feeds;
import com.cruddur.health.HealthApi;
import com.cruddur.health.Readiness;
import com.cruddur.identity.AccountApi;
import com.cruddur.identity.AccountPages;
import com.cruddur.identity.Accounts;
import com.cruddur.identity.AuthApi;
import com.cruddur.identity.Exports;
import com.cruddur.identity.Letters;
import com.cruddur.identity.PasswordPages;
import com.cruddur.identity.Passwords;
import com.cruddur.identity.Sessions;
import com.cruddur.identity.SignInPages;
import com.cruddur.identity.SignIns;
import com.cruddur.identity.SignUpPages;
import com.cruddur.identity.SignUps;
import com.cruddur.message.MessageApi;
import com.cruddur.message.MessagePages;
import com.cruddur.message.Messages;
import com.cruddur.moderation.ReportApi;
import com.cruddur.moderation.ReportPages;
import com.cruddur.moderation.Reports;
import com.cruddur.moderation.StandingApi;
import com.cruddur.moderation.Standings;
import com.cruddur.notification.NotificationApi;
import com.cruddur.notification.NotificationPages;
import com.cruddur.notification.Notifications;
import com.cruddur.page.Frames;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.db.DatabaseUrl;
import com.cruddur.platform.db.Migrations;
import com.cruddur.platform.html.Assets;
import com.cruddur.platform.html.Doors;
import com.cruddur.platform.html.Html;
import com.cruddur.platform.http.AssetApi;
import com.cruddur.platform.http.HttpServer;
import com.cruddur.platform.http.PublicOrigin;
import com.cruddur.platform.http.RateLimits;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.SessionCookie;
import com.cruddur.platform.http.Site;
import com.cruddur.platform.json.Json;
import com.cruddur.platform.mail.Mailer;
import com.cruddur.platform.observe.Metrics;
import com.cruddur.reaction.ReactionApi;
import com.cruddur.reaction.ReactionPages;
import com.cruddur.reaction.Reactions;
import com.cruddur.relation.RelationApi;
import com.cruddur.relation.RelationPages;
import com.cruddur.relation.Relations;
import com.cruddur.search.Discovery;
import com.cruddur.search.Search;
import com.cruddur.search.SearchApi;
import com.cruddur.search.SearchPages;
import com.cruddur.stream.EventLog;
import com.cruddur.stream.Publisher;
import com.cruddur.stream.Receiver;
import com.cruddur.stream.StreamApi;
import com.cruddur.stream.Streams;
import com.cruddur.user.ProfilePages;
import com.cruddur.user.UserApi;
import com.cruddur.user.Users;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The service, built by hand from top to bottom; when the constructor returns, it answers requests. */
public final class App implements AutoCloseable {

    private final AvatarStore pictures;
    private final Metrics metrics;
    private final Database database;
    private final Routes routes;
    private final HttpServer server;
    private final SweepSchedule sweeps;
    private final @Nullable Cognito cognito;
    private final Publisher publisher;
    private final Streams streams;
    private final Receiver receiver;
    private final @Nullable Mailer mailer;

    /**
     * Starts the service on the database at {@code url}, which need not be there yet.
     *
     * @param url where the database is, whatever {@code config} says of it
     */
    public App(Config config, DatabaseUrl url) {
        pictures = config.avatars().open(); // first: what is wrong with it is told before anything runs
        metrics = new Metrics();
        database = new Database(url, config.database().poolSize(), metrics.registry());
        var json = new Json();
        var assets = new Assets();
        var html = new Html(assets);

        var sessions = new Sessions(database);
        var notifications = new Notifications(database);
        var discovery = new Discovery(database);
        var eventLog = new EventLog(database);
        publisher = new Publisher(eventLog, metrics.registry());
        var events = new Events(List.of(notifications, discovery, publisher));
        var activities = new Activities(database);
        var reactions = new Reactions(database, events);
        var authoring = new Authoring(database, events, config.lifetimes());
        var shortening = new Shortening(database, events, config.lifetimes());
        var feeds = new Feeds(database);
        var users = new Users(database);
        var search = new Search(database);
        var messages = new Messages(database, events);
        var relations = new Relations(database, events);
        var avatars = new Avatars(database, pictures);
        var standings = new Standings(database);
        var reports = new Reports(database, json, events, standings, config.evidenceDays());
        var readiness = new Readiness(database, new Migrations(url));

        mailer = mailer(config.identity());
        routes = new Routes();
        var doors = doors(config);
        var site = new Site(html, doors, new Frames(doors, discovery, notifications)::of);
        var clock = InstantSource.system();
        new FeedPages(feeds, users, site, clock).routes(routes);
        new FeedApi(feeds, json).routes(routes); // before /api/activities/{uuid}
        new SearchApi(search, discovery, json).routes(routes);
        new NotificationApi(notifications, json).routes(routes);
        new ActivityPages(activities, site, clock).routes(routes);
        new AuthoringPages(authoring, shortening, activities, site, clock).routes(routes);
        new ReactionPages(reactions).routes(routes);
        new RelationPages(relations, site).routes(routes);
        new SearchPages(search, site, clock).routes(routes);
        new NotificationPages(notifications, site, clock).routes(routes);
        new MessagePages(messages, site, clock).routes(routes);
        new ProfilePages(users, site).routes(routes);
        new AvatarPages(avatars, site).routes(routes);
        new ReportPages(reports, site).routes(routes);
        new ActivityApi(activities, new PublicOrigin(config.http().publicUrl()), json).routes(routes);
        new AuthoringApi(authoring, shortening, json).routes(routes);
        new ReactionApi(reactions, json).routes(routes);
        new UserApi(users, json).routes(routes);
        new MessageApi(messages, json).routes(routes);
        var document = new ApiDocument();
        new ContractApi(document).routes(routes);
        new ContractPages(
                        document, Objects.requireNonNullElse(config.http().publicUrl(), "http://localhost:8080"), site)
                .routes(routes);
        new RelationApi(relations, json).routes(routes);
        new AvatarApi(avatars, json).routes(routes);
        new ReportApi(reports, json).routes(routes);
        new StandingApi(standings, json).routes(routes);
        new HealthApi(readiness, metrics, json).routes(routes);
        new AssetApi(assets).routes(routes);

        var http = config.http();
        var cookie = new SessionCookie(http.publicUrl(), http.trustProxy());
        var limits = new RateLimits(http.rates(), http.trustProxy(), metrics.registry());
        var accounts = new Accounts(database, events, avatars::forget);
        if (config.identity() instanceof IdentityConfig.Local) {
            localIdentity(sessions, accounts, cookie, limits, json, site);
        }
        cognito = config.identity() instanceof IdentityConfig.Cognito(var settings)
                ? cognito(settings, http, sessions, site)
                : null;
        if (cognito != null) {
            new AccountApi(accounts, new Exports(database, sessions), null, limits, cookie, json).routes(routes);
        }
        var authenticator = cognito == null ? sessions : cognito;
        streams = new Streams(eventLog, authenticator, json, metrics.registry());
        receiver = new Receiver(streams, eventLog, config.database().streamListen() ? url : null);
        new StreamApi(streams).routes(routes);
        server = new HttpServer(
                http.host(),
                http.port(),
                http.frontendOrigins(),
                routes,
                authenticator,
                limits,
                json,
                html,
                doors,
                metrics);

        sweeps = new SweepSchedule(new Sweeper(database, metrics.registry()));
        sweeps.start();
        publisher.start();
        receiver.start();
    }

    /** Passwords and names are Cognito's; its pages lead here when people are to sign in on ours. */
    private Cognito cognito(CognitoSettings settings, HttpConfig http, Sessions sessions, Site site) {
        var made = new Cognito(settings, database, sessions);
        made.start();
        if (settings.domain() != null && http.publicUrl() != null) {
            var cookie = new SessionCookie(http.publicUrl(), http.trustProxy());
            new CognitoPages(made, cookie, site, http.publicUrl()).routes(routes);
        }
        return made;
    }

    /** Passwords of our own: the addresses that are there with {@code AUTH=local} only. */
    private void localIdentity(
            Sessions sessions, Accounts accounts, SessionCookie cookie, RateLimits limits, Json json, Site site) {
        var passwords = Passwords.forThisMachine();
        var letters = new Letters(mailer);
        var signUps = new SignUps(database, sessions, passwords, letters, limits);
        var signIns = new SignIns(database, sessions, passwords, letters);
        new AuthApi(signUps, signIns, sessions, cookie, limits, json).routes(routes);
        new AccountApi(accounts, new Exports(database, sessions), signIns, limits, cookie, json).routes(routes);
        var whereCodesGo = mailer == null
                ? "This server sends no mail: your code is in its log."
                : "We sent a code to your address.";
        new SignInPages(signIns, sessions, cookie, limits, site).routes(routes);
        new SignUpPages(signUps, cookie, limits, site, whereCodesGo).routes(routes);
        new PasswordPages(signIns, limits, site, whereCodesGo).routes(routes);
        new AccountPages(accounts, signIns, sessions, cookie, limits, site, InstantSource.system()).routes(routes);
    }

    /** Null when nobody is sent mail. */
    private @Nullable Mailer mailer(IdentityConfig identity) {
        if (!(identity instanceof IdentityConfig.Local(var mail)) || mail == null) {
            return null;
        }
        var started = new Mailer(mail.server(), mail.from(), metrics.registry());
        started.start();
        return started;
    }

    private static Doors doors(Config config) {
        return switch (config.identity()) {
            case IdentityConfig.Local _ -> Doors.LOCAL;
            case IdentityConfig.Cognito(var settings) ->
                settings.domain() != null && config.http().publicUrl() != null ? Doors.COGNITO : Doors.CLOSED;
        };
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
        publisher.close();
        sweeps.close();
        if (cognito != null) {
            cognito.close();
        }
        if (mailer != null) {
            mailer.close();
        }
        database.close();
        metrics.close();
        pictures.close();
    }
}
