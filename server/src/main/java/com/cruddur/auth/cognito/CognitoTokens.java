package com.cruddur.auth.cognito;

import com.cruddur.platform.Failure;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource.OutageEvent;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.events.Event;
import com.nimbusds.jose.util.health.HealthStatus;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies the tokens of a user pool: signed by RS256 with a key it publishes, issued by it, for one of our app
 * clients, of the right use, and valid now (<a
 * href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html">AWS</a>).
 *
 * <p>The keys are refreshed in the background before they are five minutes old. A token with an unknown key refreshes them
 * at once, at most twice in ten seconds: a new key needs no restart, and bad tokens cause few requests. While the pool
 * does not answer, keys of the last day stay valid; access tokens live no longer than that.
 */
final class CognitoTokens implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CognitoTokens.class);

    private static final Duration KEYS_LIVE = Duration.ofMinutes(5);
    private static final Duration FETCHED_AHEAD = Duration.ofMinutes(1);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(10);
    private static final Duration OUTAGE = Duration.ofDays(1);
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** The column that stores these ids contains MOCK for people without a Cognito user. */
    private static final Pattern SUBJECT = Pattern.compile("(?!MOCK$)[\\x21-\\x7e]{1,128}");

    private final CognitoSettings settings;
    private final JWKSource<SecurityContext> keys;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final DefaultJWTClaimsVerifier<SecurityContext> claimsVerifier;
    private volatile boolean keysKnown;

    CognitoTokens(CognitoSettings settings, CognitoHttp http) {
        this.settings = settings;
        this.keys = JWKSourceBuilder.<SecurityContext>create(new PublishedKeys(http, settings.issuer()))
                .retrying(true)
                .outageTolerant(OUTAGE.toMillis(), CognitoTokens::logOutage)
                .healthReporting(report -> keysKnown = report.getHealthStatus() == HealthStatus.HEALTHY)
                .rateLimited(BETWEEN_FETCHES.toMillis())
                .cache(KEYS_LIVE.toMillis(), CognitoHttp.ANSWER.toMillis())
                .refreshAheadCache(FETCHED_AHEAD.toMillis(), true)
                .build();
        this.claimsVerifier = new DefaultJWTClaimsVerifier<>(
                new JWTClaimsSet.Builder().issuer(settings.issuer()).build(), Set.of("sub", "exp", "token_use"));
        claimsVerifier.setMaxClockSkew((int) CLOCK_SKEW.toSeconds());
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        processor.setJWTClaimsSetVerifier(claimsVerifier);
    }

    /** Fetches the keys, so that the first request does not wait; logs a failure. */
    void fetchKeys() {
        try {
            keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null);
        } catch (KeySourceException e) {
            LOG.warn("Cognito's keys cannot be fetched; until they can, nobody is signed in: {}", e.getMessage());
        }
    }

    /**
     * Verifies an access token; empty when it is invalid.
     *
     * @throws Failure.Unavailable while no key of the pool could be fetched
     */
    Optional<AccessToken> access(String token) {
        return verified(token, "access")
                .filter(claims -> settings.clientIds().contains(text(claims, "client_id")))
                .filter(claims -> !text(claims, "username").isEmpty())
                .map(claims -> new AccessToken(
                        token,
                        claims.getSubject(),
                        text(claims, "username"),
                        Set.of(text(claims, "scope").split(" "))));
    }

    /**
     * Verifies the ID token of a person who signed in on our pages; empty when it is invalid or does not contain
     * {@code nonce}.
     *
     * @throws Failure.Unavailable while no key of the pool could be fetched
     */
    Optional<JWTClaimsSet> identity(String token, String nonce) {
        return verified(token, "id")
                .filter(claims -> claims.getAudience().equals(List.of(settings.pagesClientId())))
                .filter(claims -> MessageDigest.isEqual(bytes(text(claims, "nonce")), bytes(nonce)));
    }

    private Optional<JWTClaimsSet> verified(String token, String use) {
        try {
            var jwt = SignedJWT.parse(token);
            claimsVerifier.verify(jwt.getJWTClaimsSet(), null); // an expired token needs no keys
            var claims = processor.process(jwt, null);
            var fit = use.equals(text(claims, "token_use"))
                    && SUBJECT.matcher(claims.getSubject()).matches();
            return fit ? Optional.of(claims) : Optional.empty();
        } catch (RateLimitReachedException e) {
            if (keysKnown) {
                return Optional.empty(); // its key is not among them
            }
            throw unavailable(e);
        } catch (KeySourceException e) {
            throw unavailable(e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            LOG.debug("A token was refused: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static void logOutage(Event<OutageTolerantJWKSetSource<SecurityContext>, SecurityContext> event) {
        if (event instanceof OutageEvent<SecurityContext> outage) {
            LOG.warn(
                    "Cognito's keys cannot be fetched, the earlier ones are used: {}",
                    outage.getException().getMessage());
        }
    }

    private static Failure.Unavailable unavailable(KeySourceException cause) {
        return new Failure.Unavailable("Sign-in cannot be checked just now. Try again soon.", RETRY_AFTER, cause);
    }

    /** A claim as text, empty when it is missing or of another type. */
    static String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? text : "";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            if (keys instanceof JWKSetBasedJWKSource<SecurityContext> source) {
                source.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A verified access token: {@code value} is the secret token itself, the rest are its claims. */
    record AccessToken(String value, String subject, String username, Set<String> scopes) {

        AccessToken {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public String toString() {
            return "AccessToken of " + subject;
        }
    }
}
