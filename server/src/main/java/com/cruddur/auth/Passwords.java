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
 * Passwords as argon2id hashes, with the parameters that
 * <a href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">OWASP</a> advises. Each
 * takes 19 MiB and a core for a while: so few are made at a time, first come first served, and nobody may wait long.
 * Never call this with a connection in hand.
 */
public final class Passwords {

    private static final int SALT_BYTES = 16;
    /** What is compared with where there is nothing to compare with, so that it takes as long. */
    private static final String NOBODYS =
            "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$cOqSlYa9jDLXZuNxWh+fqttPhcKm/NgeseYswrkccV8";

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Semaphore places;

    /** @param atOnce how many hashes are computed at the same time */
    public Passwords(int atOnce) {
        this.places = new Semaphore(atOnce, true);
    }

    /** As many at once as there are processors; more would be no faster. */
    public static Passwords forThisMachine() {
        return new Passwords(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8));
    }

    /**
     * What is kept of {@code password}, with a salt of its own.
     *
     * @throws Failure.Unavailable when too many sign in at once
     */
    public String hash(String password) {
        return inTurn(
                () -> argon2().hash(bytes(password), Tokens.bytes(SALT_BYTES)).getResult());
    }

    /**
     * Whether {@code hash} was made of {@code password}. Null stands for somebody without a password, and takes as long.
     *
     * @throws Failure.Unavailable when too many sign in at once
     */
    boolean matches(String password, @Nullable String hash) {
        var kept = hash == null ? NOBODYS : hash;
        var same = inTurn(() -> Argon2Function.getInstanceFromHash(kept)
                .check(bytes(password), kept.getBytes(StandardCharsets.US_ASCII)));
        return same && hash != null;
    }

    /** Made at the first use, and kept by the library: it takes 19 MiB for good, and time that a start can do without. */
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

    /** The same letters give the same bytes, whichever way a keyboard composes them. */
    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    }
}
