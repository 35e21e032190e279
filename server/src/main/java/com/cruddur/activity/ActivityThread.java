package com.cruddur.activity;

import com.cruddur.platform.Failure;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An activity with its ancestors and replies, all of them alive.
 *
 * @param replies a hundred replies to it, oldest first, with the first replies to each
 * @param ancestors the activities above it, at most twenty, the topmost first
 * @param more whether further replies follow
 */
public record ActivityThread(
        Activity activity,
        List<ThreadedReply> replies,
        List<Activity> ancestors,
        @JsonIgnore boolean more) {

    private static final int LEVELS = 4;
    private static final int MOST_REPLIES = 100;
    private static final int MOST_ANCESTORS = 20;

    /**
     * Builds the thread of the activity with that id from {@code found}.
     *
     * @throws Failure.NotFound when {@code found} does not include it
     */
    static ActivityThread of(UUID uuid, List<Activity> found) {
        var activity = found.stream()
                .filter(one -> one.uuid().equals(uuid))
                .findFirst()
                .orElseThrow(Activities::notFound);
        var answers = found.stream()
                .filter(one -> one.replyToActivityUuid() != null)
                .collect(Collectors.groupingBy(one -> String.valueOf(one.replyToActivityUuid())));
        var byUuid = found.stream().collect(Collectors.toMap(Activity::uuid, Function.identity()));
        var replies = replies(activity, answers, LEVELS);
        var shown = replies.size() > MOST_REPLIES ? replies.subList(0, MOST_REPLIES) : replies;
        return new ActivityThread(
                activity, List.copyOf(shown), ancestors(activity, byUuid), shown.size() < replies.size());
    }

    private static List<ThreadedReply> replies(Activity parent, Map<String, List<Activity>> answers, int levels) {
        if (levels == 0) {
            return List.of();
        }
        return answers.getOrDefault(parent.uuid().toString(), List.of()).stream()
                .filter(reply -> !reply.uuid().equals(parent.uuid()))
                .sorted(Comparator.comparing(Activity::createdAt)
                        .thenComparing(one -> one.uuid().toString()))
                .map(reply -> new ThreadedReply(reply, replies(reply, answers, levels - 1)))
                .toList();
    }

    private static List<Activity> ancestors(Activity activity, Map<UUID, Activity> byUuid) {
        var ancestors = new ArrayList<Activity>();
        var parent = parent(activity, byUuid);
        while (parent != null && ancestors.size() < MOST_ANCESTORS) {
            ancestors.addFirst(parent);
            parent = parent(parent, byUuid);
        }
        return List.copyOf(ancestors);
    }

    private static @Nullable Activity parent(Activity activity, Map<UUID, Activity> byUuid) {
        var uuid = activity.replyToActivityUuid();
        return uuid == null ? null : byUuid.get(uuid);
    }

    /** A reply with the first replies to it, oldest first. */
    public record ThreadedReply(@JsonUnwrapped Activity activity, List<ThreadedReply> replies) {}
}
