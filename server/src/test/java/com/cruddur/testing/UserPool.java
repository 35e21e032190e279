package com.cruddur.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A user pool of this machine: publishes keys, really signs, and serves Cognito's pages and endpoints with their rules
 * (<a href="https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html">AWS</a>).
 */
public final class UserPool implements AutoCloseable {

    /** Making one takes a second. */
    private static final RSAKey FIRST_KEY = newKey();

    /** The app client that the service is set up for. */
    public static final String CLIENT = "7client7";

    public static final String SECRET = "s3cret-of-the-client";

    /** Who signs in on the pool's page. */
    public record Person(String subject, String username, Map<String, Object> attributes) {}

    private record Code(Person person, String challenge, String nonce, String redirectUri) {}

    private final HttpServer server;
    private final AtomicInteger keyFetches = new AtomicInteger();
    private final AtomicInteger profileFetches = new AtomicInteger();
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Map<String, Person> people = new ConcurrentHashMap<>();
    private volatile RSAKey key =
            new RSAKey.Builder(FIRST_KEY).keyID(UUID.randomUUID().toString()).build();
    private volatile boolean down;
    private volatile String nextNonce = "";

    private UserPool(HttpServer server) {
        this.server = server;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/pool/.well-known/jwks.json", exchange -> {
            keyFetches.incrementAndGet();
            json(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
        });
        server.createContext("/oauth2/authorize", this::authorize);
        server.createContext("/oauth2/token", this::token);
        server.createContext("/oauth2/userInfo", this::userInfo);
        server.createContext("/", this::getUser);
        server.start();
    }

    public static UserPool start() {
        try {
            return new UserPool(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String domain() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String issuer() {
        return domain() + "/pool";
    }

    /** What the service has to be told to take this pool. */
    public Map<String, String> settings() {
        return Map.of(
                "AUTH",
                "cognito",
                "COGNITO_USER_POOL_URL",
                issuer(),
                "COGNITO_CLIENT_ID",
                CLIENT,
                "COGNITO_CLIENT_SECRET",
                SECRET,
                "COGNITO_DOMAIN",
                domain());
    }

    /** How often somebody asked for the keys. */
    public int keyFetches() {
        return keyFetches.get();
    }

    /** How often somebody asked who a person is. */
    public int profileFetches() {
        return profileFetches.get();
    }

    /** From now on another key signs, and is the only one published. */
    public void rotateKey() {
        key = newKey();
    }

    /** From now on everything answers with status 500. */
    public void goDown() {
        down = true;
    }

    public void comeBack() {
        down = false;
    }

    /** The next ID token answers another request than the one made. */
    public void confuseNonce() {
        nextNonce = "another";
    }

    public RSAKey key() {
        return key;
    }

    public static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The person of that user name, known to the pool, with further attributes: names and values in turn. */
    public Person person(String username, Object... attributes) {
        var map = new ConcurrentHashMap<String, Object>();
        for (var i = 0; i < attributes.length; i += 2) {
            map.put(attributes[i].toString(), attributes[i + 1]);
        }
        var subject = UUID.nameUUIDFromBytes(username.getBytes(StandardCharsets.UTF_8))
                .toString();
        var person = new Person(subject, username, map);
        people.put(subject, person);
        return person;
    }

    /** The claims of a good access token. */
    public JWTClaimsSet.Builder accessClaims(Person person) {
        return claims(person.subject())
                .claim("token_use", "access")
                .claim("client_id", CLIENT)
                .claim("username", person.username())
                .claim("scope", "openid profile email");
    }

    /** The claims of a good ID token. */
    public JWTClaimsSet.Builder identityClaims(Person person, String nonce) {
        var claims = claims(person.subject())
                .claim("token_use", "id")
                .audience(CLIENT)
                .claim("cognito:username", person.username())
                .claim("nonce", nonce);
        person.attributes().forEach(claims::claim);
        return claims;
    }

    private JWTClaimsSet.Builder claims(String subject) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3600)))
                .jwtID(UUID.randomUUID().toString());
    }

    /** A good access token. */
    public String accessToken(Person person) {
        return sign(accessClaims(person).build());
    }

    /** Signs {@code claims} as the pool does. */
    public String sign(JWTClaimsSet claims) {
        return sign(claims, key);
    }

    public static String sign(JWTClaimsSet claims, RSAKey key) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            var jwt = new SignedJWT(header, claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sign-in page, where the only person signs in without being asked. */
    private void authorize(HttpExchange exchange) throws IOException {
        var query = parameters(exchange.getRequestURI().getRawQuery());
        var person = people.values().iterator().next();
        var redirect = query.getOrDefault("redirect_uri", "");
        if (!"code".equals(query.get("response_type"))
                || !CLIENT.equals(query.get("client_id"))
                || !"S256".equals(query.get("code_challenge_method"))) {
            json(exchange, 400, "{\"error\": \"invalid_request\"}");
            return;
        }
        var code = UUID.randomUUID().toString();
        codes.put(
                code,
                new Code(person, query.getOrDefault("code_challenge", ""), query.getOrDefault("nonce", ""), redirect));
        exchange.getResponseHeaders().add("Location", redirect + "?code=" + code + "&state=" + query.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    /** Gives tokens for a code, once, to who knows what hashes to its challenge. */
    private void token(HttpExchange exchange) throws IOException {
        var form = parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var code = codes.remove(form.getOrDefault("code", ""));
        var client = "Basic " + Base64.encode(CLIENT + ":" + SECRET);
        if (code == null
                || !client.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || !code.redirectUri().equals(form.get("redirect_uri"))
                || !code.challenge().equals(hash(form.getOrDefault("code_verifier", "")))) {
            json(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        var nonce = nextNonce.isEmpty() ? code.nonce() : nextNonce;
        nextNonce = "";
        json(
                exchange,
                200,
                JSONObjectUtils.toJSONString(Map.of(
                        "access_token",
                        accessToken(code.person()),
                        "id_token",
                        sign(identityClaims(code.person(), nonce).build()),
                        "token_type",
                        "Bearer",
                        "expires_in",
                        3600)));
    }

    private void userInfo(HttpExchange exchange) throws IOException {
        profileFetches.incrementAndGet();
        var token = exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
        var person = Objects.requireNonNull(people.get(subject(token)));
        var answer = new ConcurrentHashMap<>(person.attributes());
        answer.put("sub", person.subject());
        answer.put("username", person.username());
        answer.computeIfPresent("email_verified", (_, verified) -> verified.toString()); // as Cognito has it
        json(exchange, 200, JSONObjectUtils.toJSONString(answer));
    }

    private void getUser(HttpExchange exchange) throws IOException {
        if (!"AWSCognitoIdentityProviderService.GetUser"
                .equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"))) {
            json(exchange, 404, "{}");
            return;
        }
        profileFetches.incrementAndGet();
        try {
            var request =
                    JSONObjectUtils.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var person = Objects.requireNonNull(people.get(subject(JSONObjectUtils.getString(request, "AccessToken"))));
            var attributes = person.attributes().entrySet().stream()
                    .map(entry -> Map.of(
                            "Name", entry.getKey(), "Value", entry.getValue().toString()))
                    .collect(Collectors.toList());
            attributes.add(Map.of("Name", "sub", "Value", person.subject()));
            json(
                    exchange,
                    200,
                    JSONObjectUtils.toJSONString(Map.of("Username", person.username(), "UserAttributes", attributes)));
        } catch (ParseException e) {
            throw new IOException(e);
        }
    }

    private static String subject(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet().getSubject();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(String verifier) {
        try {
            return Base64URL.encode(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)))
                    .toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> parameters(String text) {
        return Arrays.stream(text.split("&", -1))
                .map(pair -> List.of(pair.split("=", 2)))
                .collect(Collectors.toMap(
                        List::getFirst, pair -> URLDecoder.decode(pair.getLast(), StandardCharsets.UTF_8)));
    }

    private void json(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(down ? 500 : status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
