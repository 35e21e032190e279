package com.cruddur.auth;

import com.cruddur.platform.Failure;
import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Passwords as argon2id hashes, with the parameters that <a
 * href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">OWASP</a> recommends. Each
 * hash takes 19 MiB and a core for a while, so few are computed at a time, in order of arrival, and none waits for
 * long. Never call this while holding a database connection.
 */
public final class Passwords {

    private static final int SALT_BYTES = 16;
    /** Compared with when there is no hash, so that the answer takes as long. */
    private static final String NOBODYS =
            "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$cOqSlYa9jDLXZuNxWh+fqttPhcKm/NgeseYswrkccV8";

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Semaphore places;

    /** @param atOnce how many hashes are computed at the same time */
    public Passwords(int atOnce) {
        this.places = new Semaphore(atOnce, true);
    }

    /** Computes one hash per processor at the same time, 8 at most. */
    public static Passwords forThisMachine() {
        return new Passwords(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8));
    }

    /**
     * Hashes {@code password} with a new salt.
     *
     * @throws Failure.Unavailable when too many sign in at once
     */
    public String hash(String password) {
        return inTurn(
                () -> argon2().hash(bytes(password), Tokens.bytes(SALT_BYTES)).getResult());
    }

    /**
     * Whether {@code hash} is a hash of {@code password}. A null hash takes as long, and never matches.
     *
     * @throws Failure.Unavailable when too many sign in at once
     */
    boolean matches(String password, @Nullable String hash) {
        var kept = hash == null ? NOBODYS : hash;
        var same = inTurn(() -> Argon2Function.getInstanceFromHash(kept)
                .check(bytes(password), kept.getBytes(StandardCharsets.US_ASCII)));
        return same && hash != null;
    }

    /** Created at the first use, not at the start: it takes time, and the library keeps its 19 MiB. */
    private static Argon2Function argon2() {
        return Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw tooMany();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw tooMany();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private static Failure.Unavailable tooMany() {
        return new Failure.Unavailable("Too many people sign in just now. Try again soon.", RETRY_AFTER);
    }

    /** Normalized, because keyboards compose the same characters differently. */
    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    }
}
