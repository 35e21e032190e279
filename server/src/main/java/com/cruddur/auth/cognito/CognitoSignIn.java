package com.cruddur.auth.cognito;

import com.cruddur.platform.Failure;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * OpenID Connect's authorization code flow with PKCE, at the endpoints of a user pool (<a
 * href="https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html">AWS</a>).
 */
final class CognitoSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(CognitoSignIn.class);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final CognitoSettings settings;
    private final CognitoHttp http;

    CognitoSignIn(CognitoSettings settings, CognitoHttp http) {
        this.settings = settings;
        this.http = http;
    }

    /** The address of the sign-in page, which redirects to {@code callback}. */
    String page(SignInAttempt attempt, String callback) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("response_type", "code");
        parameters.put("client_id", settings.pagesClientId());
        parameters.put("redirect_uri", callback);
        parameters.put("scope", "openid email profile");
        parameters.put("state", attempt.state());
        parameters.put("nonce", attempt.nonce());
        parameters.put("code_challenge", attempt.challenge());
        parameters.put("code_challenge_method", "S256");
        return settings.domain() + "/oauth2/authorize?" + form(parameters);
    }

    /** The address that ends the pool's session and redirects to {@code next}. */
    String signOutPage(String next) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("client_id", settings.pagesClientId());
        parameters.put("logout_uri", next);
        return settings.domain() + "/logout?" + form(parameters);
    }

    /**
     * Exchanges {@code code} for an ID token. The caller verifies the token.
     *
     * @throws Failure.BadRequest when the pool refuses the code
     * @throws Failure.Unavailable when it does not answer
     */
    String exchange(SignInAttempt attempt, String code, String callback) {
        try {
            var answer = http.send(request(attempt, code, callback));
            if (answer.statusCode() == 400) {
                LOG.info("Cognito refused a code: {}", error(answer.body()));
                throw new Failure.BadRequest(SignInAttempt.REFUSED);
            }
            if (answer.statusCode() != 200) {
                throw new IOException("%s: status %s".formatted(answer.uri(), answer.statusCode()));
            }
            var token = JSONObjectUtils.getString(JSONObjectUtils.parse(answer.body()), "id_token");
            if (token == null) {
                throw new IOException("no ID token in the answer: does the app client allow the scope openid?");
            }
            return token;
        } catch (IOException | ParseException e) {
            throw new Failure.Unavailable("Sign-in does not work just now. Try again soon.", RETRY_AFTER, e);
        }
    }

    private HttpRequest request(SignInAttempt attempt, String code, String callback) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("grant_type", "authorization_code");
        parameters.put("client_id", settings.pagesClientId());
        parameters.put("code", code);
        parameters.put("redirect_uri", callback);
        parameters.put("code_verifier", attempt.verifier());
        var request = HttpRequest.newBuilder(URI.create(settings.domain() + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form(parameters)));
        if (settings.clientSecret() != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.encode(settings.pagesClientId() + ":" + settings.clientSecret()));
        }
        return request.build();
    }

    /** The OAuth error code, such as invalid_grant, or invalid_client for wrong settings. */
    private static String error(String body) throws ParseException {
        return String.valueOf(JSONObjectUtils.parse(body).get("error")).replaceAll("\\W", "?");
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
