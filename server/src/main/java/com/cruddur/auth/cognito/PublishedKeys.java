package com.cruddur.auth.cognito;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/** Fetches the keys that a user pool publishes. */
final class PublishedKeys implements JWKSetSource<SecurityContext> {

    private final CognitoHttp http;
    private final HttpRequest request;

    PublishedKeys(CognitoHttp http, String issuer) {
        this.http = http;
        this.request = HttpRequest.newBuilder(URI.create(issuer + "/.well-known/jwks.json"))
                .header("Accept", "application/json")
                .build();
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long now, @Nullable SecurityContext context)
            throws JWKSetRetrievalException {
        try {
            var answer = http.send(request);
            if (answer.statusCode() != 200) {
                throw new JWKSetRetrievalException("%s: status %s".formatted(request.uri(), answer.statusCode()), null);
            }
            var keys = JWKSet.parse(answer.body());
            if (keys.isEmpty()) {
                throw new JWKSetRetrievalException(request.uri() + ": no keys", null); // keeps the earlier keys
            }
            return keys;
        } catch (IOException e) {
            throw new JWKSetRetrievalException(e.getMessage(), e);
        } catch (ParseException e) {
            throw new JWKSetRetrievalException("%s: %s".formatted(request.uri(), e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        // Cognito closes the HTTP client
    }
}
