package com.cruddur.expiry;

import com.cruddur.expiry.Sweeper.Batch;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The activities that one transaction deletes. An activity is deleted after its replies and after the rows that belong
 * to it (likes, notifications, …). The rest is left for the next transaction: none deletes more than {@code 2 × size}
 * activities and as many belonging rows, however many replies and likes a post has.
 */
final class ActivityBatch {

    private static final String ACTIVITIES = "activities";

    private final ExpirySql sql;
    private final int size;
    private final Map<String, Integer> rows = new HashMap<>();
    private final Set<UUID> deleted = new HashSet<>();
    private final List<UUID> answered = new ArrayList<>();
    private int belongingsLeft;

    ActivityBatch(ExpirySql sql, int size) {
        this.sql = sql;
        this.size = size;
        this.belongingsLeft = 2 * size;
    }

    /**
     * Deletes activities that expired at {@code from} or later and at least {@code notice} ago, the first expired
     * first.
     *
     * @return the number of deleted rows by table, and where the next batch starts
     */
    Batch sweep(OffsetDateTime from, Duration notice) {
        var expired = sql.expired(from, notice.toSeconds(), size);
        if (expired.isEmpty()) {
            return new Batch(Map.of(), from);
        }
        delete(withReplies(expired.stream().map(ExpiredRow::uuid).toList()));
        var counted = answered.stream().filter(uuid -> !deleted.contains(uuid)).toArray(UUID[]::new);
        if (counted.length > 0) {
            sql.discount(counted);
        }
        return new Batch(rows, expired.getFirst().expiresAt());
    }

    /** Deletes from the lowest replies upwards: an activity becomes deletable once its replies are deleted. */
    private void delete(Set<UUID> doomed) {
        Collection<UUID> candidates = doomed;
        while (!candidates.isEmpty()) {
            var deletable = sql.deletable(candidates.toArray(UUID[]::new));
            var uuids = deletable.stream().map(Deletable::uuid).toArray(UUID[]::new);
            if (uuids.length == 0 || !deleteBelongings(uuids)) {
                return;
            }
            sql.delete(uuids);
            rows.merge(ACTIVITIES, uuids.length, Integer::sum);
            deleted.addAll(List.of(uuids));
            candidates = new HashSet<>();
            for (var row : deletable) {
                var parent = row.replyToActivityUuid();
                if (parent != null) {
                    answered.add(parent);
                }
                if (parent != null && doomed.contains(parent) && !deleted.contains(parent)) {
                    candidates.add(parent);
                }
            }
        }
    }

    /** False when there were more rows than this transaction may delete. */
    private boolean deleteBelongings(UUID[] uuids) {
        for (var belongings : sql.deleteBelongings(uuids, belongingsLeft)) {
            rows.merge(belongings.tableName(), belongings.rows(), Integer::sum);
            belongingsLeft -= belongings.rows();
        }
        return belongingsLeft > 0;
    }

    /** These rows and all replies below them; when those are too many for one transaction, only the lowest replies. */
    private Set<UUID> withReplies(List<UUID> expired) {
        var doomed = new HashSet<>(expired);
        Collection<UUID> level = expired;
        while (!level.isEmpty()) {
            var replies = sql.replies(level.toArray(UUID[]::new), size + 1);
            var unseen =
                    replies.stream().filter(reply -> !doomed.contains(reply)).toList();
            if (replies.size() > size || doomed.size() + unseen.size() > 2 * size) {
                doomed.clear();
                unseen = replies;
            }
            doomed.addAll(unseen);
            level = unseen;
        }
        return doomed;
    }

    /** An activity that can be deleted now, with its parent. */
    record Deletable(UUID uuid, @Nullable UUID replyToActivityUuid) {}

    /** An activity to delete. */
    record ExpiredRow(UUID uuid, OffsetDateTime expiresAt) {}
}
