package com.cruddur.message;

import com.cruddur.activity.Lifetimes;
import com.cruddur.platform.Failure;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Sets how long new messages of a conversation live.
 *
 * @param ttl a lifetime as posts take it; with {@code none} or null, messages do not expire
 */
record ConversationLifetime(@Nullable JsonNode ttl) {

    private static final Lifetimes LIFETIMES = Lifetimes.ANY;

    ConversationLifetime {
        if (ttl == null) {
            throw new Failure.Invalid("ttl_blank"); // an empty body must not switch expiry off
        }
        if (!ttl.isNull() && !ttl.isString()) {
            throw new Failure.Invalid("ttl_wrong_type");
        }
        read(ttl);
    }

    /** Reads the choice of a form. */
    static ConversationLifetime of(String ttl) {
        return new ConversationLifetime(StringNode.valueOf(ttl));
    }

    /** Empty when messages do not expire. */
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
