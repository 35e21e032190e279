package com.cruddur.message;

import com.cruddur.activity.Lifetimes;
import com.cruddur.platform.Failure;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How long the messages to come shall live.
 *
 * @param ttl as posts have it; {@code none} or null for ever
 */
record ConversationLifetime(@Nullable JsonNode ttl) {

    private static final Lifetimes LIFETIMES = Lifetimes.ANY;

    ConversationLifetime {
        if (ttl == null) {
            throw new Failure.Invalid("ttl_blank"); // to say nothing must not switch it off
        }
        if (!ttl.isNull() && !ttl.isString()) {
            throw new Failure.Invalid("ttl_wrong_type");
        }
        read(ttl);
    }

    /** Empty for ever. */
    Optional<Duration> duration() {
        return ttl == null ? Optional.empty() : read(ttl);
    }

    private static Optional<Duration> read(JsonNode ttl) {
        if (ttl.isNull() || ttl.stringValue().equals("none")) {
            return Optional.empty();
        }
        return Optional.of(LIFETIMES.read(ttl.stringValue()).orElseThrow(() -> new Failure.Invalid("ttl_blank")));
    }
}
