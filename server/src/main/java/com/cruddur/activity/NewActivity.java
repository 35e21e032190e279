package com.cruddur.activity;

import com.cruddur.activity.ActivityPublishing.ActivityDraft;
import com.cruddur.platform.Failure;
import com.cruddur.platform.text.Validator;
import org.jspecify.annotations.Nullable;

/** A post as a client sends it. */
record NewActivity(@Nullable String message, @Nullable String ttl) {

    private static final int MOST_CHARACTERS = 280;

    /**
     * The post to publish.
     *
     * @throws Failure.Invalid with a code for each mistake
     */
    ActivityDraft draft(Lifetimes lifetimes) {
        var lifetime = lifetimes.read(ttl);
        var validator = new Validator().require(lifetime.isPresent(), "ttl_blank");
        var text = validator.lines("message", message, MOST_CHARACTERS);
        validator.refuse();
        return new ActivityDraft(text, lifetime.orElseThrow());
    }
}
