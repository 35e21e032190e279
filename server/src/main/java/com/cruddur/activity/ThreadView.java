package com.cruddur.activity;

import java.time.Instant;
import java.util.List;

/** A thread as its page shows it. */
public record ThreadView(ActivityView activity, List<ActivityView> replies) {

    static ThreadView of(ActivityThread thread, Instant now) {
        return new ThreadView(
                ActivityView.of(thread.activity(), now),
                thread.replies().stream()
                        .map(reply -> ActivityView.of(reply, now))
                        .toList());
    }
}
