package com.cruddur.activity;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A thread as earlier front ends read it: the replies are a field of the activity. */
record ActivityWithReplies(@JsonUnwrapped Activity activity, List<ThreadedReply> replies, List<Activity> ancestors) {

    static ActivityWithReplies of(ActivityThread thread) {
        return new ActivityWithReplies(thread.activity(), thread.replies(), thread.ancestors());
    }
}
