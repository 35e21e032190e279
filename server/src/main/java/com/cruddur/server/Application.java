package com.cruddur.server;

import com.cruddur.account.AccountApi;
import com.cruddur.account.AccountPages;
import com.cruddur.account.Accounts;
import com.cruddur.account.Exports;
import com.cruddur.activity.Activities;
import com.cruddur.activity.ActivityApi;
import com.cruddur.activity.ActivityDeletion;
import com.cruddur.activity.ActivityPages;
import com.cruddur.activity.ActivityPublishing;
import com.cruddur.activity.ActivityPublishingApi;
import com.cruddur.activity.ActivityPublishingPages;
import com.cruddur.activity.Lifetimes;
import com.cruddur.apidocs.ApiDocument;
import com.cruddur.apidocs.ApiDocumentApi;
import com.cruddur.apidocs.ApiDocumentPages;
import com.cruddur.auth.AccountMailer;
import com.cruddur.auth.AuthApi;
import com.cruddur.auth.BrowserCookies;
import com.cruddur.auth.PasswordPages;
import com.cruddur.auth.Passwords;
import com.cruddur.auth.Sessions;
import com.cruddur.auth.SignInPages;
import com.cruddur.auth.SignIns;
import com.cruddur.auth.SignUpPages;
import com.cruddur.auth.SignUps;
import com.cruddur.auth.cognito.Cognito;
import com.cruddur.auth.cognito.CognitoPages;
import com.cruddur.avatar.AvatarApi;
import com.cruddur.avatar.AvatarPages;
import com.cruddur.avatar.AvatarStore;
import com.cruddur.avatar.Avatars;
import com.cruddur.config.Config;
import com.cruddur.config.Config.IdentityConfig;
import com.cruddur.config.Settings;
import com.cruddur.expiry.SweepSchedule;
import com.cruddur.expiry.Sweeper;
import com.cruddur.feed.AtomPages;
import com.cruddur.feed.FeedApi;
import com.cruddur.feed.FeedPages;
import com.cruddur.feed.Feeds;
import com.cruddur.health.HealthApi;
import com.cruddur.health.Readiness;
import com.cruddur.message.MessageApi;
import com.cruddur.message.MessagePages;
import com.cruddur.message.Messages;
import com.cruddur.moderation.ModerationPages;
import com.cruddur.moderation.ReportApi;
import com.cruddur.moderation.ReportPages;
import com.cruddur.moderation.Reports;
import com.cruddur.moderation.SuspensionApi;
import com.cruddur.moderation.Suspensions;
import com.cruddur.notification.NotificationApi;
import com.cruddur.notification.NotificationPages;
import com.cruddur.notification.Notifications;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.migration.Migrations;
import com.cruddur.platform.html.Assets;
import com.cruddur.platform.html.SignInLinks;
import com.cruddur.platform.html.Templates;
import com.cruddur.platform.http.AssetPages;
import com.cruddur.platform.http.HttpServer;
import com.cruddur.platform.http.LanguagePages;
import com.cruddur.platform.http.Origins;
import com.cruddur.platform.http.PageRenderer;
import com.cruddur.platform.http.Problems;
import com.cruddur.platform.http.PublicOrigin;
import com.cruddur.platform.http.RateLimits;
import com.cruddur.platform.http.RequestPipeline;
import com.cruddur.platform.http.Route;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.SessionCookie;
import com.cruddur.platform.http.SharedResponses;
import com.cruddur.platform.http.ViewerCache;
import com.cruddur.platform.http.WriteCounter;
import com.cruddur.platform.json.Json;
import com.cruddur.platform.mail.Mailer;
import com.cruddur.platform.observe.CloudWatchLog;
import com.cruddur.platform.observe.Metrics;
import com.cruddur.platform.trace.Tracing;
import com.cruddur.policy.PolicyFacts;
import com.cruddur.policy.PolicyPages;
import com.cruddur.reaction.ReactionApi;
import com.cruddur.reaction.ReactionPages;
import com.cruddur.reaction.Reactions;
import com.cruddur.realtime.EventPublisher;
import com.cruddur.realtime.EventStreams;
import com.cruddur.realtime.Outbox;
import com.cruddur.realtime.OutboxReader;
import com.cruddur.realtime.OutboxWriter;
import com.cruddur.realtime.StreamApi;
import com.cruddur.relationship.RelationshipApi;
import com.cruddur.relationship.RelationshipPages;
import com.cruddur.relationship.Relationships;
import com.cruddur.search.Discovery;
import com.cruddur.search.Search;
import com.cruddur.search.SearchApi;
import com.cruddur.search.SearchPages;
import com.cruddur.user.ProfilePages;
import com.cruddur.user.UserApi;
import com.cruddur.user.Users;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The service. The constructor creates every object, top to bottom; {@link #start} starts the threads and the server.
 * {@link ApiRoutes} and {@link PageRoutes} list the routes.
 */
public final class Application implements AutoCloseable {

    private final AvatarStore pictures;
    private final Metrics metrics;
    private final @Nullable Tracing tracing;
    private final @Nullable CloudWatchLog cloudWatch;
    private final Database database;
    private final @Nullable Mailer mailer;
    private final @Nullable Cognito cognito;
    private final OutboxWriter publisher;
    private final SweepSchedule sweeps;
    private final EventStreams streams;
    private final OutboxReader receiver;
    private final List<Route> routes;
    private final HttpServer server;
    private final @Nullable HttpServer operations;

    private final StartedParts started = new StartedParts();

    /**
     * Creates the service for the database at {@code url}. Opens no port and starts no thread.
     *
     * @param url the database to use, whatever {@code config} says; it need not be reachable yet
     * @throws com.cruddur.platform.OperatorException when pictures cannot be stored where {@code config} says, or
     *     pages cannot be read where it says
     */
    public Application(Config config, DatabaseUrl url) {
        var publicUrl = config.get(Settings.PUBLIC_URL).orElse(null);
        var proxies = config.get(Settings.TRUST_PROXY);
        var clock = InstantSource.system();
        var json = new Json();
        pictures = config.avatars().open();
        metrics = new Metrics();
        tracing = Tracing.open(config.traces());
        cloudWatch = config.get(Settings.CLOUDWATCH_NAMESPACE)
                .map(namespace -> new CloudWatchLog(namespace, metrics.registry()))
                .orElse(null);
        database = new Database(url, config.replicas(), config.poolSize(), metrics.registry());
        var limits = new RateLimits(config.get(Settings.RATE_LIMITS), metrics.registry());
        var cacheTime = config.get(Settings.CACHE_TIME);
        var writes = new WriteCounter();
        var shared = new SharedResponses(cacheTime, writes);

        // Operations
        var sessions = new Sessions(database);
        var notifications = new Notifications(database);
        var discovery = new Discovery(database);
        var outbox = new Outbox(database);
        publisher = new OutboxWriter(outbox, metrics.registry());
        var events = new EventPublisher(List.of(notifications, discovery, publisher));
        var avatars = new Avatars(database, pictures);
        var activities = new Activities(database, avatars);
        var reactions = new Reactions(database, events);
        var publishing = new ActivityPublishing(database, events, config.get(Settings.ANY_LIFETIME));
        var deletion = new ActivityDeletion(database, events, config.get(Settings.ANY_LIFETIME));
        var feeds = new Feeds(database);
        var users = new Users(database);
        var search = new Search(database);
        var messages = new Messages(database, events);
        var relationships = new Relationships(database, events);
        var suspensions = new Suspensions(database);
        var reports = new Reports(database, json, deletion, suspensions, config.get(Settings.EVIDENCE_DAYS));
        var accounts = new Accounts(database, suspensions, deletion, avatars::forget);
        var exports = new Exports(database, sessions);
        sweeps = new SweepSchedule(new Sweeper(database, metrics.registry()), metrics.registry());

        // Sign-in: with passwords of our own, or with AWS Cognito
        var cookie = new SessionCookie(publicUrl);
        SignUps signUps = null;
        SignIns signIns = null;
        SignInLinks signInLinks;
        switch (config.identity()) {
            case IdentityConfig.Local(var mail) -> {
                mailer = mail == null ? null : new Mailer(mail.server(), mail.from(), metrics.registry());
                cognito = null;
                var passwords = Passwords.forThisMachine();
                var accountMailer = new AccountMailer(mailer);
                signUps = new SignUps(database, sessions, passwords, accountMailer, limits);
                signIns = new SignIns(database, sessions, passwords, accountMailer, limits);
                signInLinks = SignInLinks.LOCAL;
            }
            case IdentityConfig.Cognito(var settings) -> {
                mailer = null;
                cognito = new Cognito(settings, database, sessions);
                var hasPages = settings.domain() != null && publicUrl != null;
                signInLinks = hasPages ? SignInLinks.COGNITO : SignInLinks.CLOSED;
            }
        }
        var authenticator = cognito == null ? sessions : cognito;
        // With replicas, a session also tells up to where a replica must have read: that may not be old.
        var viewers =
                new ViewerCache(authenticator, config.replicas().urls().isEmpty() ? cacheTime : Duration.ZERO, writes);
        streams = new EventStreams(outbox, authenticator, json, metrics.registry(), writes::increment);
        receiver = new OutboxReader(streams, outbox, config.streamListen() ? url : null, metrics.registry());

        // Handlers
        var assets = new Assets();
        var html = new Templates(assets);
        var layouts = new LayoutLoader(signInLinks, discovery, notifications);
        var renderer = new PageRenderer(html, signInLinks, layouts::of);
        var document = new ApiDocument();
        var origin = new PublicOrigin(publicUrl);
        var health = new HealthApi(new Readiness(database, new Migrations(url)), metrics, json);
        var table = new Routes();
        new ApiRoutes(
                        new ActivityApi(activities, origin, json),
                        new ActivityPublishingApi(publishing, deletion, json),
                        new ReactionApi(reactions, json),
                        new FeedApi(feeds, json),
                        new SearchApi(search, discovery, json),
                        new UserApi(users, json),
                        new RelationshipApi(relationships, json),
                        new AvatarApi(avatars, json),
                        new MessageApi(messages, json),
                        new NotificationApi(notifications, json),
                        new StreamApi(streams),
                        new ReportApi(reports, json),
                        new SuspensionApi(suspensions, json),
                        signUps == null || signIns == null
                                ? null
                                : new AuthApi(signUps, signIns, sessions, cookie, json),
                        new AccountApi(accounts, exports, signIns, cookie, json),
                        new ApiDocumentApi(document),
                        health,
                        shared)
                .addTo(table);
        var whereCodesGo = mailer == null ? "confirm.code-in-log" : "confirm.code-mailed";
        new PageRoutes(
                        new FeedPages(feeds, activities, users, renderer, clock),
                        new AtomPages(feeds, origin),
                        new ActivityPages(activities, origin, renderer, clock),
                        new ActivityPublishingPages(publishing, deletion, activities, renderer, clock),
                        new ReactionPages(reactions, renderer),
                        new RelationshipPages(relationships, renderer),
                        new SearchPages(search, activities, renderer, clock),
                        new NotificationPages(notifications, renderer, clock),
                        new MessagePages(messages, users, renderer, clock),
                        new ProfilePages(users, renderer),
                        new AvatarPages(avatars, renderer),
                        new ReportPages(reports, activities, renderer, clock),
                        new ModerationPages(reports, suspensions, renderer, clock),
                        signUps == null || signIns == null
                                ? null
                                : new PageRoutes.LocalPages(
                                        new SignInPages(signIns, sessions, cookie, renderer),
                                        new SignUpPages(signUps, new BrowserCookies(cookie), renderer, whereCodesGo),
                                        new PasswordPages(signIns, new BrowserCookies(cookie), renderer, whereCodesGo),
                                        new AccountPages(accounts, signIns, sessions, cookie, renderer, clock)),
                        cognito == null || publicUrl == null || !signInLinks.equals(SignInLinks.COGNITO)
                                ? null
                                : new CognitoPages(cognito, cookie, renderer, publicUrl),
                        new ApiDocumentPages(
                                document, Objects.requireNonNullElse(publicUrl, "http://localhost:8080"), renderer),
                        new PolicyPages(config.get(Settings.PAGES_DIR).orElse(null), facts(config), renderer),
                        new LanguagePages(cookie),
                        new AssetPages(assets),
                        shared)
                .addTo(table);

        // Servers
        var problems = new Problems(json, html, signInLinks);
        var origins = new Origins(publicUrl, config.get(Settings.FRONTEND_URL));
        var host = config.get(Settings.HOST);
        var operationsPort = config.get(Settings.OPERATIONS_PORT);
        var operationsTable = new Routes();
        new OperationsRoutes(health).addTo(operationsTable);
        routes = Stream.concat(table.all().stream(), operationsTable.all().stream())
                .toList();
        var answered = operationsPort.isPresent() ? table.all() : routes;
        server = new HttpServer(
                host,
                config.get(Settings.PORT),
                config.get(Settings.FRONTEND_URL),
                new RequestPipeline(answered, viewers, limits, proxies, origins, problems, metrics, writes, tracing),
                proxies.count() > 0,
                metrics.registry());
        operations = operationsPort
                .map(port -> new HttpServer(
                        host,
                        port,
                        List.of(),
                        new RequestPipeline(
                                operationsTable.all(),
                                viewers,
                                limits,
                                proxies,
                                origins,
                                problems,
                                metrics,
                                writes,
                                null),
                        false,
                        metrics.registry()))
                .orElse(null);
    }

    /**
     * Starts the parts in order; when this returns, the service answers requests. When a part fails to start, those
     * that were started are closed. Call it once.
     *
     * @throws com.cruddur.platform.OperatorException when the listening address cannot be bound
     */
    public void start() {
        try {
            started.add(pictures);
            started.add(metrics);
            if (tracing != null) {
                started.add(tracing);
            }
            started.start(database, database::start);
            if (cloudWatch != null) {
                started.start(cloudWatch, cloudWatch::start);
            }
            if (mailer != null) {
                started.start(mailer, mailer::start);
            }
            if (cognito != null) {
                started.start(cognito, cognito::start);
            }
            started.start(sweeps, sweeps::start);
            started.start(publisher, publisher::start);
            if (operations != null) {
                started.start(operations, operations::start);
            }
            started.start(server, server::start);
            started.start(receiver, receiver::start);
            started.add(streams); // closed first, since the server waits for open streams
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static PolicyFacts facts(Config config) {
        var mail = config.identity() instanceof IdentityConfig.Local(var server) && server != null;
        return new PolicyFacts(
                config.identity() instanceof IdentityConfig.Local,
                mail,
                config.get(Settings.ANY_LIFETIME) == Lifetimes.ANY,
                config.get(Settings.EVIDENCE_DAYS));
    }

    /** The address of the pages. */
    public String url() {
        return server.url();
    }

    /** The address of {@code /metrics} and {@code /health/…}. */
    public String operationsUrl() {
        return operations == null ? server.url() : operations.url();
    }

    /** The routes of the API and the pages. */
    public List<Route> routes() {
        return routes;
    }

    /** Closes the started parts, the last one first: requests under way end before the database pool closes. */
    @Override
    public void close() {
        started.close();
    }
}
