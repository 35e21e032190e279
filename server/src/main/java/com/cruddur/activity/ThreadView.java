package com.cruddur.activity;

import com.cruddur.activity.ActivityThread.ThreadedReply;
import com.cruddur.platform.db.sql.KeysetPage.Direction;
import com.cruddur.platform.html.FormView;
import com.cruddur.platform.http.Cursor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thread as its page shows it: the ancestors, the activity, then the replies.
 *
 * @param first whether the page shows the first replies
 * @param morePath the address of the replies that follow, null when there are none
 * @param composer the form for a reply
 * @param preview for anonymous readers, among them programs that make previews; null for signed-in ones
 */
public record ThreadView(
        List<ActivityView> ancestors,
        ActivityView activity,
        List<ReplyView> replies,
        boolean first,
        @Nullable String morePath,
        ComposerView composer,
        @Nullable LinkPreview preview) {

    /**
     * A reply with the first replies to it.
     *
     * @param further how many further replies its own page shows
     */
    public record ReplyView(ActivityView activity, List<ReplyView> replies, int further) {

        static ReplyView of(ThreadedReply reply, Instant now) {
            var replies =
                    reply.replies().stream().map(nested -> of(nested, now)).toList();
            var further = Math.max(0, reply.activity().repliesCount() - replies.size());
            return new ReplyView(ActivityView.of(reply.activity(), now), replies, further);
        }
    }

    static ThreadView of(
            ActivityThread thread,
            @Nullable Cursor position,
            FormView form,
            @Nullable LinkPreview preview,
            Instant now) {
        var activity = ActivityView.of(thread.activity(), now);
        return new ThreadView(
                thread.ancestors().stream()
                        .map(ancestor -> ActivityView.of(ancestor, now))
                        .toList(),
                activity,
                thread.replies().stream().map(reply -> ReplyView.of(reply, now)).toList(),
                position == null,
                morePath(thread),
                ComposerView.reply(form, activity),
                preview);
    }

    private static @Nullable String morePath(ActivityThread thread) {
        if (!thread.more()) {
            return null;
        }
        var last = thread.replies().getLast().activity();
        var cursor = new Cursor(Direction.NEWER, last.createdAt(), last.uuid());
        return thread.activity().path() + "?cursor=" + cursor.encode();
    }
}
