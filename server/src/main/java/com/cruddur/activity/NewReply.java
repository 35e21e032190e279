package com.cruddur.activity;

import com.cruddur.activity.ActivityPublishing.ActivityDraft;
import com.cruddur.platform.Failure;
import com.cruddur.platform.text.Validator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reply as a client sends it.
 *
 * @param activityUuid the activity that it answers; optional, because the path names it too
 * @param ttl optional; without it the reply lives as long as its parent
 */
record NewReply(
        @Nullable String message,
        @Nullable String activityUuid,
        @Nullable String ttl) {

    private static final int MOST_CHARACTERS = 1024;

    /**
     * The reply to {@code parent} to publish.
     *
     * @throws Failure.Invalid with a code for each mistake
     */
    ActivityDraft draft(UUID parent, Lifetimes lifetimes) {
        var lifetime = lifetimes.read(ttl);
        var validator = new Validator()
                .require(
                        activityUuid == null || activityUuid.equalsIgnoreCase(parent.toString()), "activity_uuid_blank")
                .require(ttl == null || lifetime.isPresent(), "ttl_blank");
        var text = validator.lines("message", message, MOST_CHARACTERS, "message_exceed_max_chars_1024");
        validator.refuse();
        return new ActivityDraft(text, lifetime.orElse(null));
    }
}
