package com.cruddur.activity;

import java.time.Instant;
import java.util.List;

/** A thread as its page shows it: what is answered first, then the activity, then what answers it. */
public record ThreadView(List<ActivityView> ancestors, ActivityView activity, List<ReplyView> replies) {

    /** A reply with the replies to it. */
    public record ReplyView(ActivityView activity, List<ReplyView> replies) {}

    static ThreadView of(ActivityThread thread, Instant now) {
        return new ThreadView(
                thread.ancestors().stream()
                        .map(ancestor -> ActivityView.of(ancestor, now))
                        .toList(),
                ActivityView.of(thread.activity(), now),
                replies(thread.replies(), now));
    }

    private static List<ReplyView> replies(List<ThreadedReply> replies, Instant now) {
        return replies.stream()
                .map(reply -> new ReplyView(ActivityView.of(reply.activity(), now), replies(reply.replies(), now)))
                .toList();
    }
}
