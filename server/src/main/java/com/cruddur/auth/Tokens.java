package com.cruddur.auth;

import com.cruddur.platform.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/** Random tokens and codes, and their hashes. */
final class Tokens {

    private static final int TOKEN_BYTES = 32;
    private static final int CODES = 100_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /** A token of 256 random bits. */
    static String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(TOKEN_BYTES));
    }

    /** A code of eight digits, to be typed in. Codes allow too few attempts to guess it. */
    static String code() {
        return String.format(Locale.ROOT, "%08d", RANDOM.nextInt(CODES));
    }

    static byte[] bytes(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** The hash that the database stores. Secrets are random, so a fast hash without salt is enough. */
    static byte[] hash(String secret) {
        return Sha256.of(secret);
    }
}
