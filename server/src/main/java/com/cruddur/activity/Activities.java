package com.cruddur.activity;

import com.cruddur.activity.ActivitySql.ActivityAuthor;
import com.cruddur.avatar.Avatars;
import com.cruddur.platform.Failure;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.http.Cursor;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads activities and their threads. */
public final class Activities {

    /** The message for a missing post, whatever the reason. */
    public static final String NO_SUCH_ACTIVITY = "There is no such post, or its time is over.";

    private static final UUID NIL = new UUID(0, 0);

    private final Database database;
    private final Avatars avatars;

    public Activities(Database database, Avatars avatars) {
        this.database = database;
        this.avatars = avatars;
    }

    /**
     * An activity with its ancestors and first replies, read in one query.
     *
     * @throws Failure.NotFound when the activity does not exist, has expired, or is hidden from {@code viewer}
     */
    ActivityThread thread(@Nullable UUID viewer, UUID uuid) {
        return ActivityThread.of(uuid, found(viewer, uuid, null));
    }

    /**
     * An activity with its ancestors and the replies after {@code position}, as the page shows it.
     *
     * @param position null for the first replies
     * @throws Failure.NotFound when the activity does not exist, has expired, or is hidden from {@code viewer}
     */
    ActivityThread threadWithPictures(@Nullable UUID viewer, UUID uuid, @Nullable Cursor position) {
        return ActivityThread.of(uuid, withPictures(found(viewer, uuid, position)));
    }

    /** Fails within the read where the activity is missing: a replica may not have it yet, and then the primary is asked. */
    private List<Activity> found(@Nullable UUID viewer, UUID uuid, @Nullable Cursor position) {
        return database.read(ActivitySql.class, sql -> {
            var found = position == null
                    ? sql.thread(viewer, uuid, OffsetDateTime.MIN, NIL)
                    : sql.thread(viewer, uuid, position.createdAt().atOffset(ZoneOffset.UTC), position.uuid());
            if (found.stream().noneMatch(activity -> activity.uuid().equals(uuid))) {
                throw notFound();
            }
            return found;
        });
    }

    /** Returns {@code activities} as pages need them, with the versions of pictures. */
    public List<Activity> withPictures(List<Activity> activities) {
        var handles = activities.stream()
                .map(Activity::handle)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var versions = avatars.versions(handles);
        return activities.stream()
                .map(activity ->
                        activity.withPicture(activity.handle() == null ? null : versions.get(activity.handle())))
                .toList();
    }

    /** The handles of the people whom {@code replies} answer, by the ids of what they answer; a query if any does. */
    public Map<UUID, String> answered(@Nullable UUID viewer, Collection<Activity> replies) {
        var parents = replies.stream()
                .map(Activity::replyToActivityUuid)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(UUID[]::new);
        return parents.length == 0
                ? Map.of()
                : database.read(
                        ActivitySql.class,
                        sql -> sql.authors(viewer, parents).stream()
                                .collect(Collectors.toMap(ActivityAuthor::uuid, ActivityAuthor::handle)));
    }

    /**
     * The activity that {@code uuid} stands for: its own id, or that of a notification about it, since existing front ends
     * link to the ids in the list of notifications.
     */
    UUID idOf(UUID uuid) {
        return database.read(ActivitySql.class, sql -> sql.ofNotification(uuid)).orElse(uuid);
    }

    /**
     * One activity, as pages show it.
     *
     * @throws Failure.NotFound when the activity does not exist, has expired, or is hidden from {@code viewer}
     */
    public Activity find(@Nullable UUID viewer, UUID uuid) {
        var activity =
                database.read(ActivitySql.class, sql -> sql.find(viewer, uuid).orElseThrow(Activities::notFound));
        return withPictures(List.of(activity)).getFirst();
    }

    /**
     * The path of the page that shows the activity.
     *
     * @throws Failure.NotFound when the activity does not exist, has expired, is hidden from {@code viewer}, or has no
     *     author
     */
    String path(@Nullable UUID viewer, UUID uuid) {
        return database.read(
                ActivitySql.class,
                sql -> sql.find(viewer, uuid)
                        .flatMap(activity -> Optional.ofNullable(activity.path()))
                        .orElseThrow(Activities::notFound));
    }

    /**
     * Whether an activity with that id has been there within the last 30 days, and its time is over. The answer does not
     * depend on whom its author hid it from.
     */
    boolean hasEnded(UUID uuid) {
        return database.read(ActivitySql.class, sql -> sql.hasEnded(uuid));
    }

    /** Whether the author of the activity allows its text in link previews. */
    boolean previewShowsText(UUID uuid) {
        return database.read(ActivitySql.class, sql -> sql.previewShowsText(uuid));
    }

    static Failure.NotFound notFound() {
        return new Failure.NotFound(NO_SUCH_ACTIVITY);
    }
}
