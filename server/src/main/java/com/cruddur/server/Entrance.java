package com.cruddur.server;

import com.cruddur.account.AccountApi;
import com.cruddur.account.AccountPages;
import com.cruddur.auth.AccountMailer;
import com.cruddur.auth.AuthApi;
import com.cruddur.auth.PasswordPages;
import com.cruddur.auth.Passwords;
import com.cruddur.auth.SignInPages;
import com.cruddur.auth.SignIns;
import com.cruddur.auth.SignUpPages;
import com.cruddur.auth.SignUps;
import com.cruddur.auth.cognito.Cognito;
import com.cruddur.auth.cognito.CognitoPages;
import com.cruddur.auth.cognito.CognitoSettings;
import com.cruddur.config.Config;
import com.cruddur.config.Config.IdentityConfig;
import com.cruddur.config.Settings;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.html.SignInLinks;
import com.cruddur.platform.http.Authenticator;
import com.cruddur.platform.http.PageRenderer;
import com.cruddur.platform.http.RateLimits;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.SessionCookie;
import com.cruddur.platform.json.Json;
import com.cruddur.platform.mail.Mailer;
import com.cruddur.platform.observe.Metrics;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** How people come in: by passwords of our own or by AWS Cognito, each with the addresses that only it has. */
final class Entrance implements AutoCloseable {

    private final Config config;
    private final Services services;
    private final Database database;
    private final RateLimits limits;
    private final SessionCookie cookie;
    private final @Nullable Cognito cognito;
    private final @Nullable Mailer mailer;

    Entrance(Config config, Services services, Database database, RateLimits limits, Metrics metrics) {
        this.config = config;
        this.services = services;
        this.database = database;
        this.limits = limits;
        cookie = new SessionCookie(publicUrl(), config.get(Settings.TRUST_PROXY));
        switch (config.identity()) {
            case IdentityConfig.Local(var mail) -> {
                cognito = null;
                mailer = mail == null ? null : new Mailer(mail.server(), mail.from(), metrics.registry());
            }
            case IdentityConfig.Cognito(var settings) -> {
                cognito = new Cognito(settings, database, services.sessions);
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
        return cognito == null ? services.sessions : cognito;
    }

    /** Where the pages send who wants to come in. */
    SignInLinks signInLinks() {
        return switch (config.identity()) {
            case IdentityConfig.Local _ -> SignInLinks.LOCAL;
            case IdentityConfig.Cognito(var settings) -> hasPages(settings) ? SignInLinks.COGNITO : SignInLinks.CLOSED;
        };
    }

    void routes(Routes routes, PageRenderer renderer, Json json) {
        switch (config.identity()) {
            case IdentityConfig.Local _ -> localRoutes(routes, renderer, json);
            case IdentityConfig.Cognito(var settings) -> cognitoRoutes(routes, renderer, json, settings);
        }
    }

    private void localRoutes(Routes routes, PageRenderer renderer, Json json) {
        var passwords = Passwords.forThisMachine();
        var accountMailer = new AccountMailer(mailer);
        var signUps = new SignUps(database, services.sessions, passwords, accountMailer, limits);
        var signIns = new SignIns(database, services.sessions, passwords, accountMailer, limits);
        var whereCodesGo = mailer == null
                ? "This server sends no mail: your code is in its log."
                : "We sent a code to your address.";
        new AuthApi(signUps, signIns, services.sessions, cookie, json).routes(routes);
        new AccountApi(services.accounts, services.exports, signIns, cookie, json).routes(routes);
        new SignInPages(signIns, services.sessions, cookie, renderer).routes(routes);
        new SignUpPages(signUps, cookie, renderer, whereCodesGo).routes(routes);
        new PasswordPages(signIns, renderer, whereCodesGo).routes(routes);
        new AccountPages(services.accounts, signIns, services.sessions, cookie, renderer, InstantSource.system())
                .routes(routes);
    }

    /** Passwords and names are Cognito's; its pages lead here when people are to sign in on ours. */
    private void cognitoRoutes(Routes routes, PageRenderer renderer, Json json, CognitoSettings settings) {
        new AccountApi(services.accounts, services.exports, null, cookie, json).routes(routes);
        var publicUrl = publicUrl();
        if (cognito != null && publicUrl != null && hasPages(settings)) {
            new CognitoPages(cognito, cookie, renderer, publicUrl).routes(routes);
        }
    }

    private boolean hasPages(CognitoSettings settings) {
        return settings.domain() != null && publicUrl() != null;
    }

    private @Nullable String publicUrl() {
        return config.get(Settings.PUBLIC_URL).orElse(null);
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
