package com.cruddur.activity;

import com.cruddur.platform.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A lifetime as a client sends it, to take the place of a longer one. */
record LifetimeChange(@Nullable String ttl) {

    /** @throws Failure.Invalid when it is none */
    Duration lifetime(Lifetimes lifetimes) {
        return lifetimes.read(ttl).orElseThrow(() -> new Failure.Invalid("ttl_blank"));
    }
}
