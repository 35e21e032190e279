package com.cruddur.activity;

import com.cruddur.activity.ActivityThread.ThreadedReply;
import com.cruddur.platform.html.FormView;
import java.time.Instant;
import java.util.List;

/**
 * A thread as its page shows it: the ancestors, the activity, then the replies.
 *
 * @param composer the form for a reply
 */
public record ThreadView(
        List<ActivityView> ancestors, ActivityView activity, List<ReplyView> replies, ComposerView composer) {

    /** A reply with the replies to it. */
    public record ReplyView(ActivityView activity, List<ReplyView> replies) {}

    static ThreadView of(ActivityThread thread, FormView form, Instant now) {
        var activity = ActivityView.of(thread.activity(), now);
        return new ThreadView(
                thread.ancestors().stream()
                        .map(ancestor -> ActivityView.of(ancestor, now))
                        .toList(),
                activity,
                replies(thread.replies(), now),
                ComposerView.reply(form, activity));
    }

    private static List<ReplyView> replies(List<ThreadedReply> replies, Instant now) {
        return replies.stream()
                .map(reply -> new ReplyView(ActivityView.of(reply.activity(), now), replies(reply.replies(), now)))
                .toList();
    }
}
