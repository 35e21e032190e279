package com.cruddur.auth.cognito;

import com.cruddur.auth.cognito.CognitoTokens.AccessToken;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches profiles from the user pool, because access tokens contain neither name nor address. The scopes of the token
 * decide which of the pool's two operations answers.
 */
final class CognitoProfiles {

    private static final Logger LOG = LoggerFactory.getLogger(CognitoProfiles.class);

    /** The scope of tokens from the pool's sign-in page: userInfo of OpenID Connect answers. */
    private static final String OPENID = "openid";

    /** The scope of tokens from a front end's own form: GetUser of Cognito's API answers. */
    private static final String OWN_ATTRIBUTES = "aws.cognito.signin.user.admin";

    private final CognitoSettings settings;
    private final CognitoHttp http;

    CognitoProfiles(CognitoSettings settings, CognitoHttp http) {
        this.settings = settings;
        this.http = http;
    }

    /** The profile of the person with that token; only the token's claims when the pool does not answer. */
    CognitoProfile of(AccessToken token) {
        try {
            return CognitoProfile.of(token.subject(), token.username(), attributes(token));
        } catch (IOException | ParseException e) {
            LOG.warn(
                    "Cognito does not answer for {}, whose row is created without a profile: {}",
                    token.subject(),
                    e.getMessage());
            return CognitoProfile.of(token.subject(), token.username(), Map.of());
        }
    }

    private Map<String, Object> attributes(AccessToken token) throws IOException, ParseException {
        var domain = settings.domain();
        if (domain != null && token.scopes().contains(OPENID)) {
            return userInfo(domain, token);
        }
        return token.scopes().contains(OWN_ATTRIBUTES) ? getUser(token) : Map.of();
    }

    /** <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html">userInfo</a>. */
    private Map<String, Object> userInfo(URI domain, AccessToken token) throws IOException, ParseException {
        var request = HttpRequest.newBuilder(URI.create(domain + "/oauth2/userInfo"))
                .header("Authorization", "Bearer " + token.value())
                .build();
        return own(token, JSONObjectUtils.parse(body(request, http.send(request))));
    }

    /** <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html">GetUser</a>. */
    private Map<String, Object> getUser(AccessToken token) throws IOException, ParseException {
        var request = HttpRequest.newBuilder(settings.userPool().resolve("/"))
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "AWSCognitoIdentityProviderService.GetUser")
                .POST(BodyPublishers.ofString(JSONObjectUtils.toJSONString(Map.of("AccessToken", token.value()))))
                .build();
        var answer = JSONObjectUtils.parse(body(request, http.send(request)));
        var listed = JSONObjectUtils.getJSONObjectArray(answer, "UserAttributes");
        var attributes = new HashMap<String, Object>();
        for (var attribute : listed == null ? new Map<?, ?>[0] : listed) {
            attributes.put(String.valueOf(attribute.get("Name")), String.valueOf(attribute.get("Value")));
        }
        return own(token, attributes);
    }

    private static String body(HttpRequest request, HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException("%s: status %s".formatted(request.uri(), answer.statusCode()));
        }
        return answer.body();
    }

    private static Map<String, Object> own(AccessToken token, Map<String, Object> attributes) throws IOException {
        if (!token.subject().equals(attributes.get("sub"))) {
            throw new IOException("the answer is about somebody else");
        }
        return attributes;
    }
}
