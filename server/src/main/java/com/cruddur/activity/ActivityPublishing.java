package com.cruddur.activity;

import com.cruddur.platform.Failure;
import com.cruddur.platform.Ids;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.db.IdempotencyKey;
import com.cruddur.platform.db.Transaction;
import com.cruddur.platform.http.Viewer;
import com.cruddur.realtime.Event;
import com.cruddur.realtime.EventPublisher;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Publishes posts and replies, and returns each as stored. */
public final class ActivityPublishing {

    private final Database database;
    private final EventPublisher events;
    private final Lifetimes lifetimes;

    /** @param lifetimes the lifetimes that authors may choose from */
    public ActivityPublishing(Database database, EventPublisher events, Lifetimes lifetimes) {
        this.database = database;
        this.events = events;
        this.lifetimes = lifetimes;
        database.mapWriters("activities_user_uuid_fkey");
    }

    /**
     * Posts {@code wanted} as {@code author}.
     *
     * @param key identifies a request that the client may repeat; a repetition finds the activity of the first request
     * @throws Failure.Invalid when {@code wanted} breaks a rule
     * @throws Failure.NotFound when an earlier request with {@code key} made an activity that has expired since
     */
    Activity post(Viewer author, NewActivity wanted, @Nullable IdempotencyKey key) {
        var draft = wanted.draft(lifetimes);
        var text = MessageText.of(draft.message());
        return key == null && text.isPlain()
                ? database.statement(transaction -> post(transaction, Ids.next(), author, draft, text))
                : once(author, key, (transaction, uuid) -> post(transaction, uuid, author, draft, text));
    }

    private Activity post(Transaction transaction, UUID uuid, Viewer author, ActivityDraft draft, MessageText text) {
        var lifetime = Objects.requireNonNull(draft.lifetime()).toString();
        var posted = transaction.on(ActivityPublishingSql.class).post(uuid, author.uuid(), draft.message(), lifetime);
        publish(transaction, author, posted, text, null);
        return posted;
    }

    /**
     * Publishes a reply to {@code parent}, which expires no later than {@code parent}.
     *
     * @param key identifies a request that the client may repeat; a repetition finds the reply of the first request
     * @throws Failure.Invalid when {@code wanted} breaks a rule
     * @throws Failure.NotFound when {@code parent} does not exist, has expired, or is hidden from the author
     */
    Activity reply(Viewer author, UUID parent, NewReply wanted, @Nullable IdempotencyKey key) {
        var draft = wanted.draft(parent, lifetimes);
        var text = MessageText.of(draft.message());
        return once(author, key, (transaction, uuid) -> {
            var sql = transaction.on(ActivityPublishingSql.class);
            var answered = sql.lock(author.uuid(), parent).orElseThrow(Activities::notFound);
            var reply = sql.reply(uuid, author.uuid(), draft.message(), text(draft.lifetime()), parent);
            publish(transaction, author, reply, text, answered.userUuid());
            return reply;
        });
    }

    /**
     * Publishes an activity, or finds the present state of the one that an earlier request with {@code key} published.
     */
    private Activity once(
            Viewer author, @Nullable IdempotencyKey key, BiFunction<Transaction, UUID, Activity> publishing) {
        return database.transaction(transaction -> {
            var next = Ids.next();
            var made = new AtomicReference<@Nullable Activity>();
            var uuid = transaction.once(author.uuid(), key, next, () -> made.set(publishing.apply(transaction, next)));
            var activity = made.get();
            return activity != null
                    ? activity
                    : transaction
                            .on(ActivitySql.class)
                            .find(author.uuid(), uuid)
                            .orElseThrow(Activities::notFound);
        });
    }

    /**
     * Stores the hashtags and mentions in {@code text}, that of {@code activity}, then publishes its events: last, because
     * a listener may hold a lock until the commit.
     */
    private void publish(
            Transaction transaction,
            Viewer author,
            Activity activity,
            MessageText text,
            @Nullable UUID answeredAuthor) {
        var mentioned = text.isPlain() ? List.<UUID>of() : storeNames(transaction, author, activity, text);
        publish(transaction, Event.Kind.POSTED, author, null, activity.uuid());
        if (answeredAuthor != null && !answeredAuthor.equals(author.uuid())) {
            publish(transaction, Event.Kind.REPLIED, author, answeredAuthor, activity.uuid());
        }
        mentioned.stream()
                .filter(person -> !person.equals(author.uuid()))
                .forEach(person -> publish(transaction, Event.Kind.MENTIONED, author, person, activity.uuid()));
    }

    /** Returns the ids of the people mentioned. */
    private static List<UUID> storeNames(Transaction transaction, Viewer author, Activity activity, MessageText text) {
        var sql = transaction.on(ActivityPublishingSql.class);
        if (!text.hashtags().isEmpty()) {
            sql.tag(activity.uuid(), text.hashtags().toArray(String[]::new));
        }
        return text.handles().isEmpty()
                ? List.of()
                : sql.mention(activity.uuid(), author.uuid(), text.handles().toArray(String[]::new));
    }

    private void publish(
            Transaction transaction, Event.Kind kind, Viewer author, @Nullable UUID concerned, UUID activity) {
        events.publish(transaction, Event.ofActivity(kind, author.uuid(), concerned, activity));
    }

    private static @Nullable String text(@Nullable Duration lifetime) {
        return lifetime == null ? null : lifetime.toString();
    }

    /**
     * A live activity that is locked against changes until the transaction ends.
     *
     * @param userUuid its author, null when the author's row is deleted
     */
    record LockedActivity(UUID uuid, @Nullable UUID userUuid) {}

    /**
     * A valid post or reply.
     *
     * @param lifetime null for a reply that lives as long as its parent
     */
    record ActivityDraft(String message, @Nullable Duration lifetime) {}
}
