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

/** Writes notifications within the transaction of the event they are about, and lists them. */
public final class Notifications implements EventListener {

    private static final int BATCH = 1000;

    private final Database database;

    public Notifications(Database database) {
        this.database = database;
    }

    @Override
    public void within(Transaction transaction, Event event) {
        if (event.kind() == Event.Kind.POSTED || event.kind() == Event.Kind.SHORTENED) {
            return; // nobody to notify, and a post may be a single statement; reads leave out expired activities
        }
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
            case POSTED, SHORTENED -> {} // never reached
        }
    }

    /**
     * The notifications of the viewer, newest first, grouped: the likes of a post, its reposts, the followers of a day.
     * A page covers {@value NotificationGroups#MOST_ROWS} rows at most.
     *
     * @throws Failure.BadRequest for a cursor to newer ones: those are on the first page
     */
    Page<NotificationEntry> notifications(UUID viewer, PageRequest request) {
        return database.query(NotificationSql.class, sql -> {
            var page = NotificationGroups.of(rows(sql, viewer, request), request.limit());
            var activities = activities(sql, viewer, page.groups());
            var entries = page.groups().stream().flatMap(rows -> entry(rows, activities));
            return new Page<>(entries.toList(), page.older(), null);
        });
    }

    /** The numbers of unread notifications, at most 100. */
    public UnreadCounts unread(UUID viewer) {
        return database.query(
                NotificationSql.class, sql -> sql.hasUnread(viewer) ? sql.unread(viewer) : UnreadCounts.NONE);
    }

    /**
     * Marks the viewer's notifications up to {@code newest} as read, or all of them.
     *
     * @throws Failure.NotFound when the viewer has no notification {@code newest}
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
        if (user != null) { // null when the author's account is deleted
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

    /** Empty when the activity expired between the two queries. */
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

    /**
     * Numbers of unread notifications.
     *
     * @param conversations those of conversations with unread messages
     */
    public record UnreadCounts(int notifications, int conversations) {

        static final UnreadCounts NONE = new UnreadCounts(0, 0);
    }
}
