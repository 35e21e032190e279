package com.cruddur.auth.cognito;

import com.cruddur.auth.Sessions;
import com.cruddur.auth.SignInResponse;
import com.cruddur.platform.Failure;
import com.cruddur.platform.background.ThreadPerTask;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.http.Authenticator;
import com.cruddur.platform.http.Credential;
import com.cruddur.platform.http.Viewer;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.util.Optional;

/**
 * Sign-in with a user pool: by access tokens for the API, and by the pool's sign-in page and a session for our pages.
 */
public final class Cognito implements Authenticator, AutoCloseable {

    private final CognitoHttp http = new CognitoHttp();
    private final CognitoTokens tokens;
    private final CognitoUsers people;
    private final CognitoSignIn signIn;
    private final Sessions sessions;

    /** @param sessions the sessions of browsers that signed in on the pool's page */
    public Cognito(CognitoSettings settings, Database database, Sessions sessions) {
        this.tokens = new CognitoTokens(settings, http);
        this.people = new CognitoUsers(database, new CognitoProfiles(settings, http));
        this.signIn = new CognitoSignIn(settings, http);
        this.sessions = sessions;
    }

    /**
     * Fetches the keys of the user pool and counts them.
     *
     * @throws IOException when the pool does not answer with keys within two seconds
     */
    public static int countKeys(CognitoSettings settings) throws IOException {
        try (var http = new CognitoHttp()) {
            return new PublishedKeys(http, settings.issuer())
                    .getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), 0, null)
                    .size();
        } catch (JWKSetRetrievalException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Fetches the pool's keys in the background, so that the first request does not wait. */
    public void start() {
        ThreadPerTask.virtual("cognito-keys").execute(tokens::fetchKeys);
    }

    /** @throws Failure.Unavailable while no key of the pool could be fetched */
    @Override
    public Optional<Viewer> identify(Credential credential) {
        return switch (credential) {
            case Credential.Bearer(var token) -> tokens.access(token).map(people::withToken);
            case Credential.Cookie cookie -> sessions.identify(cookie);
        };
    }

    /** The address of the pool's sign-in page for {@code attempt}. */
    String signInPage(SignInAttempt attempt, String callback) {
        return signIn.page(attempt, callback);
    }

    /** The address of the page that ends the pool's session and redirects to {@code next}. */
    String signOutPage(String next) {
        return signIn.signOutPage(next);
    }

    /** Ends the current session of {@code viewer}. */
    void signOut(Viewer viewer) {
        sessions.endCurrent(viewer);
    }

    /**
     * Creates a session for the person who returned from the sign-in page with {@code code}.
     *
     * @throws Failure.BadRequest when the code or its token does not belong to the attempt
     * @throws Failure.Unavailable when the pool does not answer
     */
    SignInResponse finish(SignInAttempt attempt, String code, String callback, String userAgent) {
        var token = signIn.exchange(attempt, code, callback);
        var viewer = tokens.identity(token, attempt.nonce())
                .map(Cognito::profile)
                .map(people::welcome)
                .orElseThrow(() -> new Failure.BadRequest(SignInAttempt.REFUSED));
        return sessions.open(viewer.uuid(), userAgent);
    }

    private static CognitoProfile profile(JWTClaimsSet claims) {
        return CognitoProfile.of(
                claims.getSubject(), CognitoTokens.text(claims, "cognito:username"), claims.getClaims());
    }

    @Override
    public void close() {
        tokens.close();
        http.close();
    }
}
