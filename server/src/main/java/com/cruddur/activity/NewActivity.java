package com.cruddur.activity;

import com.cruddur.platform.Failure;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** A post as a client sends it. */
record NewActivity(@Nullable String message, @Nullable String ttl) {

    private static final int MOST_CHARACTERS = 280;

    /**
     * What is to be published.
     *
     * @throws Failure.Invalid with all its mistakes
     */
    ActivityDraft draft(Lifetimes lifetimes) {
        var mistakes = new ArrayList<String>();
        var lifetime = lifetimes.read(ttl);
        if (lifetime.isEmpty()) {
            mistakes.add("ttl_blank");
        }
        ActivityDraft.check(message, MOST_CHARACTERS, "message_exceed_max_chars", mistakes);
        if (!mistakes.isEmpty() || message == null) {
            throw new Failure.Invalid(mistakes);
        }
        return new ActivityDraft(message, lifetime.orElseThrow());
    }
}
