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

/** What people do who write: posting and answering. What is answered is stored. */
public final class ActivityPublishing {

    private final Database database;
    private final EventPublisher events;
    private final Lifetimes lifetimes;

    /** @param lifetimes those that people may choose from */
    public ActivityPublishing(Database database, EventPublisher events, Lifetimes lifetimes) {
        this.database = database;
        this.events = events;
        this.lifetimes = lifetimes;
        database.mapConstraint(
                "activities_user_uuid_fkey", () -> new Failure.Unauthorized("This account was deleted just now."));
    }

    /**
     * Posts {@code wanted} as {@code author}.
     *
     * @param key of a request that may be repeated; a repeated one finds what the first has made
     * @throws Failure.Invalid when there is something wrong with it
     * @throws Failure.NotFound when the request was done before, and the time of what it made is over
     */
    Activity post(Viewer author, NewActivity wanted, @Nullable IdempotencyKey key) {
        var draft = wanted.draft(lifetimes);
        return once(author, key, (transaction, uuid) -> {
            var lifetime = Objects.requireNonNull(draft.lifetime()).toString();
            var posted =
                    transaction.on(ActivityPublishingSql.class).post(uuid, author.uuid(), draft.message(), lifetime);
            publish(transaction, author, posted, null);
            return posted;
        });
    }

    /**
     * Answers the activity {@code parent}, for no longer than that lives.
     *
     * @param key as above
     * @throws Failure.Invalid when there is something wrong with {@code wanted}
     * @throws Failure.NotFound when there is no such activity, its time is over, or the author may not see it
     */
    Activity reply(Viewer author, UUID parent, NewReply wanted, @Nullable IdempotencyKey key) {
        var draft = wanted.draft(parent, lifetimes);
        return once(author, key, (transaction, uuid) -> {
            var sql = transaction.on(ActivityPublishingSql.class);
            var answered = sql.lock(author.uuid(), parent).orElseThrow(Activities::notFound);
            var reply = sql.reply(uuid, author.uuid(), draft.message(), text(draft.lifetime()), parent);
            publish(transaction, author, reply, answered.userUuid());
            return reply;
        });
    }

    /** Makes an activity, or finds what an earlier request with the same key has made, as it is now. */
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

    /** Notes what {@code activity} speaks of, and tells of it: last, since listeners may take turns. */
    private void publish(Transaction transaction, Viewer author, Activity activity, @Nullable UUID answeredAuthor) {
        var sql = transaction.on(ActivityPublishingSql.class);
        var text = MessageText.of(activity.message());
        if (!text.hashtags().isEmpty()) {
            sql.tag(activity.uuid(), text.hashtags().toArray(String[]::new));
        }
        var mentioned = text.handles().isEmpty()
                ? List.<UUID>of()
                : sql.mention(activity.uuid(), author.uuid(), text.handles().toArray(String[]::new));
        publish(transaction, Event.Kind.POSTED, author, null, activity.uuid());
        if (answeredAuthor != null && !answeredAuthor.equals(author.uuid())) {
            publish(transaction, Event.Kind.REPLIED, author, answeredAuthor, activity.uuid());
        }
        mentioned.stream()
                .filter(person -> !person.equals(author.uuid()))
                .forEach(person -> publish(transaction, Event.Kind.MENTIONED, author, person, activity.uuid()));
    }

    private void publish(
            Transaction transaction, Event.Kind kind, Viewer author, @Nullable UUID concerned, UUID activity) {
        events.publish(transaction, Event.ofActivity(kind, author.uuid(), concerned, activity));
    }

    private static @Nullable String text(@Nullable Duration lifetime) {
        return lifetime == null ? null : lifetime.toString();
    }

    /**
     * An activity that is alive and stays as it is until the transaction ends.
     *
     * @param userUuid its author, null when the author's row is gone
     */
    record LockedActivity(UUID uuid, @Nullable UUID userUuid) {}

    /**
     * A post or a reply that can be published.
     *
     * @param lifetime how long it is to live, null for as long as what it answers
     */
    record ActivityDraft(String message, @Nullable Duration lifetime) {}
}
