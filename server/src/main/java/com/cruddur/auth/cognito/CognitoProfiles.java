package com.cruddur.auth.cognito;

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
 * Asks the user pool who somebody is, since access tokens tell neither name nor address. Which of its two ways is open
 * depends on how the front end signed in: the token's scopes tell.
 */
final class CognitoProfiles {

    private static final Logger LOG = LoggerFactory.getLogger(CognitoProfiles.class);

    /** From the pool's sign-in page: OpenID Connect's userInfo may be asked. */
    private static final String OPENID = "openid";

    /** From a form of the front end's own: GetUser of Cognito's API may be asked. */
    private static final String OWN_ATTRIBUTES = "aws.cognito.signin.user.admin";

    private final CognitoSettings settings;
    private final CognitoHttp http;

    CognitoProfiles(CognitoSettings settings, CognitoHttp http) {
        this.settings = settings;
        this.http = http;
    }

    /** What the pool tells of whose token it is; only what the token says itself when the pool does not answer. */
    CognitoProfile of(AccessToken token) {
        try {
            return CognitoProfile.of(token.subject(), token.username(), attributes(token));
        } catch (IOException | ParseException e) {
            LOG.warn("Cognito does not tell who {} is, who is made known without: {}", token.subject(), e.getMessage());
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
            throw new IOException("%s: status %d".formatted(request.uri(), answer.statusCode()));
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
