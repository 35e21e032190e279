package com.cruddur.auth;

import com.cruddur.platform.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/** Random tokens and codes, and what is kept of them. */
final class Tokens {

    private static final int TOKEN_BYTES = 32;
    private static final int CODES = 100_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /** A token that cannot be guessed: 256 random bits. */
    static String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(TOKEN_BYTES));
    }

    /** Eight digits to be typed in. They can be guessed, but not in the few attempts that a code allows. */
    static String code() {
        return String.format(Locale.ROOT, "%08d", RANDOM.nextInt(CODES));
    }

    static byte[] bytes(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** What is kept of a token. It is random, so that a fast hash without salt is enough. */
    static byte[] hash(String secret) {
        return Sha256.of(secret);
    }
}
