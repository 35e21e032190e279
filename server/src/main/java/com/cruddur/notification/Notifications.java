package com.cruddur.notification;

import com.cruddur.activity.Activity;
import com.cruddur.platform.Failure;
import com.cruddur.platform.Ids;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.db.Transaction;
import com.cruddur.platform.http.Page;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.realtime.Event;
import com.cruddur.realtime.EventPublisher.EventListener;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes what people are told within the transaction in which it happens, and reads it to them. */
public final class Notifications implements EventListener {

    private static final int BATCH = 1000;

    private final Database database;

    public Notifications(Database database) {
        this.database = database;
    }

    @Override
    public void within(Transaction transaction, Event event) {
        var sql = transaction.on(NotificationSql.class);
        switch (event.kind()) {
            case REPLIED -> add(sql, Kind.REPLY, event);
            case MENTIONED -> add(sql, Kind.MENTION, event);
            case LIKED -> add(sql, Kind.LIKE, event);
            case REPOSTED -> add(sql, Kind.REPOST, event);
            case FOLLOWED -> add(sql, Kind.FOLLOW, event);
            case MESSAGED -> addMessage(sql, event);
            case UNLIKED -> removeReaction(sql, Kind.LIKE, event);
            case UNREPOSTED -> removeReaction(sql, Kind.REPOST, event);
            case UNFOLLOWED -> sql.removeFollow(concerned(event), event.actorUuid());
            case BLOCKED -> sql.removeBetween(concerned(event), event.actorUuid());
            case POSTED, SHORTENED -> {} // concerns nobody, or is left out when it is read
        }
    }

    /**
     * What the viewer is told, newest first, with what belongs together in one: the likes of a post, its reposts, the
     * followers of a day. A page is made of {@value NotificationGroups#MOST_ROWS} things done at most.
     *
     * @throws Failure.BadRequest for a place to read on in the other direction: newer ones come by starting anew
     */
    Page<NotificationEntry> notifications(UUID viewer, PageRequest request) {
        return database.query(NotificationSql.class, sql -> {
            var page = NotificationGroups.of(rows(sql, viewer, request), request.limit());
            var activities = activities(sql, viewer, page.groups());
            var entries = page.groups().stream().flatMap(rows -> entry(rows, activities));
            return new Page<>(entries.toList(), page.older(), null);
        });
    }

    /** How many things the viewer has not read, 100 for more as well. */
    public int unread(UUID viewer) {
        return database.query(NotificationSql.class, sql -> sql.unread(viewer));
    }

    /**
     * Marks what the viewer was told up to {@code newest} as read, or all of it.
     *
     * @throws Failure.NotFound when the viewer was not told of {@code newest}
     */
    void markRead(UUID viewer, @Nullable UUID newest) {
        var upTo = newest == null
                ? PageRequest.END_OF_TIME
                : database.query(NotificationSql.class, sql -> sql.place(viewer, newest))
                        .orElseThrow(() -> new Failure.NotFound("There is no such notification."));
        var uuid = newest == null ? PageRequest.LAST_UUID : newest;
        int marked;
        do {
            marked = database.query(NotificationSql.class, sql -> sql.markRead(viewer, upTo, uuid));
        } while (marked == BATCH);
    }

    private static void add(NotificationSql sql, Kind kind, Event event) {
        var user = event.userUuid();
        if (user != null) { // else the author's row is gone
            sql.add(Ids.next(), user, kind.value(), event.actorUuid(), event.activityUuid());
        }
    }

    private static void addMessage(NotificationSql sql, Event event) {
        var conversation = Objects.requireNonNull(event.messageGroupUuid());
        sql.addMessage(Ids.next(), concerned(event), event.actorUuid(), conversation);
    }

    private static void removeReaction(NotificationSql sql, Kind kind, Event event) {
        sql.removeReaction(kind.value(), event.actorUuid(), Objects.requireNonNull(event.activityUuid()));
    }

    private static UUID concerned(Event event) {
        return Objects.requireNonNull(event.userUuid());
    }

    private static List<NotificationRow> rows(NotificationSql sql, UUID viewer, PageRequest request) {
        return switch (request.direction()) {
            case OLDER -> sql.rows(viewer, request.createdAt(), request.uuid());
            case NEWER -> throw new Failure.BadRequest("Notifications are read on to older ones only.");
        };
    }

    private static Map<UUID, Activity> activities(
            NotificationSql sql, UUID viewer, List<List<NotificationRow>> groups) {
        var uuids = groups.stream()
                .map(rows -> rows.getFirst().activityUuid())
                .filter(Objects::nonNull)
                .distinct()
                .toArray(UUID[]::new);
        return sql.activities(viewer, uuids).stream().collect(Collectors.toMap(Activity::uuid, Function.identity()));
    }

    /** Nothing when the activity's time was over between the two queries. */
    private static Stream<NotificationEntry> entry(List<NotificationRow> rows, Map<UUID, Activity> activities) {
        var newest = rows.getFirst();
        if (newest.activityUuid() == null) {
            return Stream.of(NotificationEntry.of(newest, Notification.of(rows, null)));
        }
        var activity = activities.get(newest.activityUuid());
        return activity == null
                ? Stream.empty()
                : Stream.of(NotificationEntry.of(newest, activity, Notification.of(rows, activity)));
    }
}
