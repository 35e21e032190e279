package com.cruddur.auth.cognito;

import com.cruddur.platform.Sha256;
import com.cruddur.platform.http.LocalPath;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The state of a sign-in from the redirect to the pool's page until the browser comes back. The browser keeps it in a
 * cookie, so that every server can finish an attempt and the server stores nothing. The cookie is not signed: whoever can
 * write it can also start an attempt, and everything in it is verified.
 *
 * @param state the value that the pool has to return; it ties the answer to this browser
 * @param nonce the value that the ID token has to contain; it ties the token to this attempt
 * @param verifier the PKCE verifier, without which the code is worthless (RFC 7636)
 * @param returnTo the page that opens after sign-in
 */
record SignInAttempt(String state, String nonce, String verifier, String returnTo) {

    static final String REFUSED =
            "This sign-in was begun in another browser, is over already, or took too long. Sign in again.";

    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static SignInAttempt begin(String returnTo) {
        return new SignInAttempt(secret(), secret(), secret(), returnTo);
    }

    /** The PKCE challenge: the hash of the verifier. */
    String challenge() {
        return Base64URL.encode(Sha256.of(verifier)).toString();
    }

    boolean answeredBy(String otherState) {
        return MessageDigest.isEqual(
                state.getBytes(StandardCharsets.UTF_8), otherState.getBytes(StandardCharsets.UTF_8));
    }

    /** The value of the cookie. */
    String encode() {
        return String.join(
                ".", state, nonce, verifier, Base64URL.encode(returnTo).toString());
    }

    /** Reads the value of a cookie; empty when it is malformed or returns to another site. */
    static Optional<SignInAttempt> decode(String cookie) {
        var parts = cookie.split("\\.", -1);
        if (parts.length != 4 || parts[0].isEmpty() || parts[1].isEmpty() || parts[2].isEmpty()) {
            return Optional.empty();
        }
        var returnTo = new Base64URL(parts[3]).decodeToString();
        return LocalPath.isLocal(returnTo)
                ? Optional.of(new SignInAttempt(parts[0], parts[1], parts[2], returnTo))
                : Optional.empty();
    }

    private static String secret() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64URL.encode(bytes).toString();
    }

    @Override
    public String toString() {
        return "SignInAttempt to " + returnTo;
    }
}
