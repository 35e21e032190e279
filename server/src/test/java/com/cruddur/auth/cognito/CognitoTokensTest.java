package com.cruddur.auth.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.platform.Failure;
import com.cruddur.testing.UserPool;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token is good when the pool signed it for us, and is valid now; nothing else gets past. */
class CognitoTokensTest {

    private UserPool pool;
    private CognitoHttp http;
    private CognitoTokens tokens;
    private UserPool.Person bayko;

    @BeforeEach
    void start() {
        pool = UserPool.start();
        http = new CognitoHttp();
        tokens = new CognitoTokens(
                new CognitoSettings(URI.create(pool.issuer()), List.of(UserPool.CLIENT, "another-of-ours"), null, null),
                http);
        bayko = pool.person("bayko");
    }

    @AfterEach
    void stop() {
        tokens.close();
        http.close();
        pool.close();
    }

    @Test
    void aGoodTokenTellsWhoItIsOf() {
        var access = tokens.access(pool.accessToken(bayko)).orElseThrow();

        assertThat(access.subject()).isEqualTo(bayko.subject());
        assertThat(access.username()).isEqualTo("bayko");
        assertThat(access.scopes()).contains("openid");
        assertThat(access).asString().doesNotContain(access.value());
    }

    @Test
    void everyAppClientOfOursIsTaken() {
        assertThat(tokens.access(pool.sign(pool.accessClaims(bayko)
                        .claim("client_id", "another-of-ours")
                        .build())))
                .isPresent();
    }

    @Test
    void aMinuteOfDifferenceBetweenClocksIsForgiven() {
        assertThat(tokens.access(pool.sign(
                        pool.accessClaims(bayko).expirationTime(in(-50)).build())))
                .isPresent();
        assertThat(tokens.access(
                        pool.sign(pool.accessClaims(bayko).notBeforeTime(in(50)).build())))
                .isPresent();
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    static Stream<Map.Entry<String, UnaryOperator<JWTClaimsSet.Builder>>> wrongClaims() {
        return Map.<String, UnaryOperator<JWTClaimsSet.Builder>>ofEntries(
                Map.entry("expired", claims -> claims.expirationTime(in(-70))),
                Map.entry("without an end", claims -> claims.expirationTime(null)),
                Map.entry("not yet valid", claims -> claims.notBeforeTime(in(70))),
                Map.entry("another issuer", claims -> claims.issuer("https://cognito-idp.us-east-1.amazonaws.com/x")),
                Map.entry("no issuer", claims -> claims.issuer(null)),
                Map.entry("another client", claims -> claims.claim("client_id", "another")),
                Map.entry("no client", claims -> claims.claim("client_id", null)),
                Map.entry("a client that is no text", claims -> claims.claim("client_id", 7)),
                Map.entry(
                        "an ID token", claims -> claims.claim("token_use", "id").audience(UserPool.CLIENT)),
                Map.entry("of no use", claims -> claims.claim("token_use", null)),
                Map.entry("no subject", claims -> claims.subject(null)),
                Map.entry("an empty subject", claims -> claims.subject("")),
                Map.entry("a subject with a NUL", claims -> claims.subject("a\0b")),
                Map.entry("the placeholder for a subject", claims -> claims.subject("MOCK")),
                Map.entry("a subject without end", claims -> claims.subject("a".repeat(129))),
                Map.entry("no user name", claims -> claims.claim("username", null)))
                .entrySet()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("wrongClaims")
    void aSignedTokenWithAWrongClaimMeansAnonymous(Map.Entry<String, UnaryOperator<JWTClaimsSet.Builder>> wrong) {
        var claims = wrong.getValue().apply(pool.accessClaims(bayko)).build();

        assertThat(tokens.access(pool.sign(claims))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "undefined", ".", "..", "a.b.c", "....", "eyJhbGciOiJSUzI1NiJ9..", "{}", "\u0000"})
    void aMalformedTokenMeansAnonymous(String text) {
        assertThat(tokens.access(text)).isEmpty();
        assertThat(pool.keyFetches()).isZero();
    }

    @Test
    void aTokenWithoutSignatureMeansNobody() {
        assertThat(tokens.access(new PlainJWT(pool.accessClaims(bayko).build()).serialize()))
                .isEmpty();
    }

    @Test
    void theHeadersNoneWithAnEmptySignatureMeansNobody() {
        var parts = pool.accessToken(bayko).split("\\.", -1);

        assertThat(tokens.access(Base64URL.encode("{\"alg\":\"none\"}") + "." + parts[1] + "."))
                .isEmpty();
    }

    @Test
    void theSecretIsNotWhatEverybodyCanRead() throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(pool.key().getKeyID())
                .build();
        for (var secret : List.of(
                pool.key().toRSAPublicKey().getEncoded(),
                pool.key().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
            var jwt = new SignedJWT(header, pool.accessClaims(bayko).build());
            jwt.sign(new MACSigner(secret));

            assertThat(tokens.access(jwt.serialize())).isEmpty();
        }
    }

    @Test
    void anotherAlgorithmOfTheSameKeyMeansNobody() throws Exception {
        for (var algorithm : List.of(JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(algorithm)
                            .keyID(pool.key().getKeyID())
                            .build(),
                    pool.accessClaims(bayko).build());
            jwt.sign(new RSASSASigner(pool.key()));

            assertThat(tokens.access(jwt.serialize())).isEmpty();
        }
    }

    @Test
    void aKeyBesideTheTokenIsNotTaken() throws Exception {
        var own = UserPool.newKey();
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(own.toPublicJWK()).build(),
                pool.accessClaims(bayko).build());
        jwt.sign(new RSASSASigner(own));

        assertThat(tokens.access(jwt.serialize())).isEmpty();
    }

    @Test
    void changedClaimsMeanNobody() {
        var parts = pool.accessToken(bayko).split("\\.", -1);
        var admin = Base64URL.encode(
                pool.accessClaims(pool.person("andrewbrown")).build().toString());

        assertThat(tokens.access(parts[0] + "." + admin + "." + parts[2])).isEmpty();
    }

    @Test
    void anUnknownKeyMeansNobodyAndDoesNotMakeUsAskWithoutEnd() {
        assertThat(tokens.access(pool.accessToken(bayko))).isPresent();

        var stranger = UserPool.newKey();
        for (var i = 0; i < 50; i++) {
            assertThat(tokens.access(UserPool.sign(pool.accessClaims(bayko).build(), stranger)))
                    .isEmpty();
        }

        assertThat(pool.keyFetches()).isEqualTo(2);
        assertThat(tokens.access(pool.accessToken(bayko))).isPresent();
    }

    @Test
    void aNewKeyIsTakenAndTheOldOneNotAnyLongerWithoutARestart() {
        var old = pool.accessToken(bayko);
        assertThat(tokens.access(old)).isPresent();

        pool.rotateKey();

        assertThat(tokens.access(pool.accessToken(bayko))).isPresent();
        assertThat(tokens.access(old)).isEmpty();
    }

    @Test
    void keysOnceFetchedOutliveAnOutage() {
        tokens.fetchKeys();

        pool.goDown();

        assertThat(tokens.access(pool.accessToken(bayko))).isPresent();
        assertThat(tokens.access(UserPool.sign(pool.accessClaims(bayko).build(), UserPool.newKey())))
                .isEmpty();
        assertThat(tokens.access(pool.accessToken(bayko))).isPresent();
    }

    @Test
    void anOutageBeforeAnyKeyWasFetchedIsToldAsOne() {
        pool.goDown();

        for (var i = 0; i < 5; i++) {
            assertThatThrownBy(() -> tokens.access(pool.accessToken(bayko))).isInstanceOf(Failure.Unavailable.class);
        }
        assertThat(pool.keyFetches()).isLessThanOrEqualTo(4);
        assertThat(tokens.access("null")).isEmpty();
        assertThat(tokens.access(pool.sign(
                        pool.accessClaims(bayko).expirationTime(in(-70)).build())))
                .isEmpty();
    }

    @Test
    void theFirstKeysAreFetchedAfterAnOutage() {
        pool.goDown();
        assertThatThrownBy(() -> tokens.access(pool.accessToken(bayko))).isInstanceOf(Failure.Unavailable.class);

        pool.comeBack();

        assertThat(tokens.access(pool.accessToken(bayko))).isPresent();
    }

    @Test
    void noInputBreaksTheTokenCheck() {
        var token = pool.accessToken(bayko);
        var random = new Random(7);

        for (var i = 0; i < 2000; i++) {
            var changed = new StringBuilder(token);
            changed.setCharAt(random.nextInt(token.lastIndexOf('.')), (char) random.nextInt(256));
            var text = changed.toString();

            assertThat(tokens.access(text))
                    .satisfiesAnyOf(
                            found -> assertThat(found).isEmpty(),
                            _ -> assertThat(text).isEqualTo(token));
        }
    }
}
