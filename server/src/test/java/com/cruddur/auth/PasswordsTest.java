package com.cruddur.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.platform.Failure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Few passwords are hashed at a time. */
class PasswordsTest {

    @Test
    void tooManyAtOnceAreToldToComeBackAndNobodyWaitsLong() throws Exception {
        var passwords = new Passwords(1);
        var refusals = new ArrayList<Throwable>();
        var hashes = new ArrayList<String>();

        try (var threads = Executors.newFixedThreadPool(200)) {
            Callable<String> hash = () -> passwords.hash("correct horse");
            for (var result : threads.invokeAll(Collections.nCopies(200, hash))) {
                try {
                    hashes.add(result.get());
                } catch (ExecutionException e) {
                    refusals.add(e.getCause());
                }
            }
        }

        assertThat(hashes).isNotEmpty().allMatch(hash -> hash.startsWith("$argon2id$"));
        assertThat(refusals).isNotEmpty().allMatch(Failure.Unavailable.class::isInstance);
    }
}
