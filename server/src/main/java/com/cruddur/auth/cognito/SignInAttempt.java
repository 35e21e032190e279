package com.cruddur.auth.cognito;

import com.cruddur.platform.Sha256;
import com.cruddur.platform.http.LocalPath;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Somebody's way to the pool's sign-in page and back. Their browser keeps it in a cookie, so any node can finish what
 * another began, and nothing piles up here. It is not signed: who can write this cookie could begin an attempt of their
 * own just as well, and all that is read from it is checked again.
 *
 * @param state what the pool has to send back: the answer belongs to this browser
 * @param nonce what the ID token has to contain: it was made for this attempt
 * @param verifier what the code is exchanged with: nobody else can (RFC 7636)
 * @param returnTo the page to go on to
 */
record SignInAttempt(String state, String nonce, String verifier, String returnTo) {

    static final String REFUSED =
            "This sign-in was begun in another browser, is over already, or took too long. Sign in again.";

    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static SignInAttempt begin(String returnTo) {
        return new SignInAttempt(secret(), secret(), secret(), returnTo);
    }

    /** What tells the pool beforehand which verifier will come. */
    String challenge() {
        return Base64URL.encode(Sha256.of(verifier)).toString();
    }

    boolean answeredBy(String otherState) {
        return MessageDigest.isEqual(
                state.getBytes(StandardCharsets.UTF_8), otherState.getBytes(StandardCharsets.UTF_8));
    }

    /** As a cookie's value. */
    String encode() {
        return String.join(
                ".", state, nonce, verifier, Base64URL.encode(returnTo).toString());
    }

    /** Reads a cookie's value; empty when it is none of ours. */
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
