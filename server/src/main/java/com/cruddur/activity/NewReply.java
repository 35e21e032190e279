package com.cruddur.activity;

import com.cruddur.platform.Failure;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reply as a client sends it.
 *
 * @param activityUuid what it answers; the address says that as well, so it may be missing
 * @param ttl may be missing: the reply then lives as long as what it answers
 */
record NewReply(
        @Nullable String message,
        @Nullable String activityUuid,
        @Nullable String ttl) {

    private static final int MOST_CHARACTERS = 1024;

    /**
     * What is to be published in answer to {@code parent}.
     *
     * @throws Failure.Invalid with all its mistakes
     */
    ActivityDraft draft(UUID parent, Lifetimes lifetimes) {
        var mistakes = new ArrayList<String>();
        if (activityUuid != null && !activityUuid.equalsIgnoreCase(parent.toString())) {
            mistakes.add("activity_uuid_blank");
        }
        var lifetime = lifetimes.read(ttl);
        if (ttl != null && lifetime.isEmpty()) {
            mistakes.add("ttl_blank");
        }
        ActivityDraft.check(message, MOST_CHARACTERS, "message_exceed_max_chars_1024", mistakes);
        if (!mistakes.isEmpty() || message == null) {
            throw new Failure.Invalid(mistakes);
        }
        return new ActivityDraft(message, lifetime.orElse(null));
    }
}
