package com.cruddur;

import com.cruddur.Config.IdentityConfig;
import com.cruddur.cognito.Cognito;
import com.cruddur.cognito.CognitoPages;
import com.cruddur.cognito.CognitoSettings;
import com.cruddur.identity.AccountApi;
import com.cruddur.identity.AccountPages;
import com.cruddur.identity.AuthApi;
import com.cruddur.identity.Letters;
import com.cruddur.identity.PasswordPages;
import com.cruddur.identity.Passwords;
import com.cruddur.identity.SignInPages;
import com.cruddur.identity.SignIns;
import com.cruddur.identity.SignUpPages;
import com.cruddur.identity.SignUps;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.html.Doors;
import com.cruddur.platform.http.Authenticator;
import com.cruddur.platform.http.RateLimits;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.SessionCookie;
import com.cruddur.platform.http.Site;
import com.cruddur.platform.json.Json;
import com.cruddur.platform.mail.Mailer;
import com.cruddur.platform.observe.Metrics;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** How people come in: by passwords of our own or by AWS Cognito, each with the addresses that only it has. */
final class Entrance implements AutoCloseable {

    private final Config config;
    private final Rooms rooms;
    private final Database database;
    private final RateLimits limits;
    private final SessionCookie cookie;
    private final @Nullable Cognito cognito;
    private final @Nullable Mailer mailer;

    Entrance(Config config, Rooms rooms, Database database, RateLimits limits, Metrics metrics) {
        this.config = config;
        this.rooms = rooms;
        this.database = database;
        this.limits = limits;
        cookie = new SessionCookie(config.http().publicUrl(), config.http().trustProxy());
        switch (config.identity()) {
            case IdentityConfig.Local(var mail) -> {
                cognito = null;
                mailer = mail == null ? null : new Mailer(mail.server(), mail.from(), metrics.registry());
            }
            case IdentityConfig.Cognito(var settings) -> {
                cognito = new Cognito(settings, database, rooms.sessions);
                mailer = null;
            }
        }
    }

    /** Begins to send mail, or to fetch Cognito's keys. */
    void start() {
        if (mailer != null) {
            mailer.start();
        }
        if (cognito != null) {
            cognito.start();
        }
    }

    Authenticator authenticator() {
        return cognito == null ? rooms.sessions : cognito;
    }

    /** Where the pages send who wants to come in. */
    Doors doors() {
        return switch (config.identity()) {
            case IdentityConfig.Local _ -> Doors.LOCAL;
            case IdentityConfig.Cognito(var settings) -> hasPages(settings) ? Doors.COGNITO : Doors.CLOSED;
        };
    }

    void routes(Routes routes, Site site, Json json) {
        switch (config.identity()) {
            case IdentityConfig.Local _ -> localRoutes(routes, site, json);
            case IdentityConfig.Cognito(var settings) -> cognitoRoutes(routes, site, json, settings);
        }
    }

    private void localRoutes(Routes routes, Site site, Json json) {
        var passwords = Passwords.forThisMachine();
        var letters = new Letters(mailer);
        var signUps = new SignUps(database, rooms.sessions, passwords, letters, limits);
        var signIns = new SignIns(database, rooms.sessions, passwords, letters);
        var whereCodesGo = mailer == null
                ? "This server sends no mail: your code is in its log."
                : "We sent a code to your address.";
        new AuthApi(signUps, signIns, rooms.sessions, cookie, limits, json).routes(routes);
        new AccountApi(rooms.accounts, rooms.exports, signIns, limits, cookie, json).routes(routes);
        new SignInPages(signIns, rooms.sessions, cookie, limits, site).routes(routes);
        new SignUpPages(signUps, cookie, limits, site, whereCodesGo).routes(routes);
        new PasswordPages(signIns, limits, site, whereCodesGo).routes(routes);
        new AccountPages(rooms.accounts, signIns, rooms.sessions, cookie, limits, site, InstantSource.system())
                .routes(routes);
    }

    /** Passwords and names are Cognito's; its pages lead here when people are to sign in on ours. */
    private void cognitoRoutes(Routes routes, Site site, Json json, CognitoSettings settings) {
        new AccountApi(rooms.accounts, rooms.exports, null, limits, cookie, json).routes(routes);
        var publicUrl = config.http().publicUrl();
        if (cognito != null && publicUrl != null && hasPages(settings)) {
            new CognitoPages(cognito, cookie, site, publicUrl).routes(routes);
        }
    }

    private boolean hasPages(CognitoSettings settings) {
        return settings.domain() != null && config.http().publicUrl() != null;
    }

    @Override
    public void close() {
        if (cognito != null) {
            cognito.close();
        }
        if (mailer != null) {
            mailer.close();
        }
    }
}
