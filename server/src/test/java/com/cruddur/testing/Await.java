package com.cruddur.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for something to come true, with a bound. */
public final class Await {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    private Await() {}

    /** Returns as soon as {@code condition} holds; fails the test when it does not within {@code bound}. */
    public static void until(String what, Duration bound, BooleanSupplier condition) {
        until(what, bound, condition, () -> "");
    }

    /** The same; a failure is explained by {@code evidence}. */
    public static void until(String what, Duration bound, BooleanSupplier condition, Supplier<String> evidence) {
        var deadline = System.nanoTime() + bound.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "%s did not come true within %s s%n%s".formatted(what, bound.toSeconds(), evidence.get()));
            }
            LockSupport.parkNanos(PAUSE);
        }
    }
}
