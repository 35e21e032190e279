package com.cruddur.sample;

import com.cruddur.platform.Ids;
import com.cruddur.platform.db.connect.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/**
 * A large data set that looks like a Cruddur in use: a few people write most of the posts, lifetimes are those on offer,
 * ages are what they are when posts come in steadily and go when their time is over, a third are replies, and replies
 * neither outlive what they answer nor are miscounted. People {@linkplain SampleFollows follow each other}, and
 * {@linkplain SampleReactions like, repost and keep} posts. All posts are alive when they are put in, and all counters exact.
 *
 * @param users how many people to make, at least 1
 * @param activities how many posts and replies to make
 */
public record MadeUpData(int users, int activities) {

    public static final int MOST_USERS = 1_000_000;
    public static final int MOST_ACTIVITIES = 10_000_000;

    /** Rows that go to the database at once; replies answer posts of the same batch. */
    private static final int BATCH = 20_000;

    private static final double REPLIES = 0.3;

    /** How steeply posts gather on few authors: with 3, a tenth of the people write almost half of them. */
    private static final double CONCENTRATION = 3;

    /** Connections that copy side by side: PostgreSQL spends a core on each. */
    private static final int LOADERS = 2;

    private static final String APPLICATION = "cruddur-seed";

    private static final long ACCOUNT_AGE_DAYS = 400;

    private static final String PEOPLE = "public.users (uuid, display_name, handle, email, cognito_user_id, created_at,"
            + " followers_count, following_count)";

    private static final String VACUUM =
            "VACUUM (ANALYZE) public.users, public.follows, public.activities, public.likes,"
                    + " public.reposts, public.bookmarks, public.activity_hashtags";

    /**
     * Makes the rows and copies them in: the people with their follows in a transaction, each batch of posts with what
     * belongs to it in another.
     *
     * @param progress told the number of people or posts after each batch, by several threads
     * @return the number of all rows
     */
    public long insert(DatabaseUrl url, LongConsumer progress) throws SQLException {
        try (var connection = url.connect(APPLICATION)) {
            var now = now(connection);
            connection.setAutoCommit(false);
            takeTime(connection);
            var people = new ArrayList<UUID>(users);
            var follows = insertPeople(connection, now, people, progress);
            connection.commit();
            connection.setAutoCommit(true);
            var others = new LongAdder();
            insertActivities(url, now, people, progress, others::add);
            try (var statement = connection.createStatement()) {
                statement.execute(VACUUM);
            }
            return users + follows + activities + others.sum();
        }
    }

    /** The role that serves has little time for a statement; behind a pooler only a transaction can ask for more. */
    private static void takeTime(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = 0");
        }
    }

    private static Instant now(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT now()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /** Adds the people's ids to {@code people}, and returns the number of follows. */
    private long insertPeople(Connection connection, Instant now, List<UUID> people, LongConsumer progress)
            throws SQLException {
        var random = new Random();
        var follows = new SampleFollows(random, users);
        var first = lastNumber(connection) + 1;
        while (people.size() < users) {
            try (var rows = new CopyRows(connection, PEOPLE)) {
                for (var end = Math.min(users, people.size() + BATCH); people.size() < end; ) {
                    var number = people.size();
                    var createdAt = now.minus(ACCOUNT_AGE_DAYS, ChronoUnit.DAYS)
                            .plus(number % (ACCOUNT_AGE_DAYS * 9 / 10), ChronoUnit.DAYS);
                    var person = SampleWords.person(random, first + number);
                    var uuid = Ids.at(createdAt);
                    var followers = follows.followers(number);
                    var following = follows.following(number);
                    rows.add(
                            uuid,
                            person.name(),
                            person.handle(),
                            person.email(),
                            "MOCK",
                            createdAt,
                            followers,
                            following);
                    people.add(uuid);
                }
                progress.accept(rows.finish());
            }
        }
        return follows.copy(connection, random, people, now);
    }

    /** The number behind the last made-up handle, so that a further run goes on from there. */
    private static long lastNumber(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(
                "SELECT coalesce(max(substring(handle FROM '[0-9]+$')::bigint), 0) FROM public.users WHERE email LIKE ?")) {
            statement.setString(1, "%" + SampleWords.EMAIL_DOMAIN);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void insertActivities(
            DatabaseUrl url, Instant now, List<UUID> people, LongConsumer progress, LongConsumer others)
            throws SQLException {
        var population = population();
        var nextStart = new AtomicInteger();
        Callable<Void> loader = () -> {
            try (var connection = url.connect(APPLICATION)) {
                connection.setAutoCommit(false);
                var random = new Random();
                var rows = new ReactionRows(connection, random, people, now);
                int start;
                while ((start = nextStart.getAndAdd(BATCH)) < population.length) {
                    var end = Math.min(population.length, start + BATCH);
                    takeTime(connection);
                    var batch = drafts(random, now, people, population, start, end);
                    var copied = copy(connection, batch);
                    others.accept(rows.copy(batch));
                    connection.commit();
                    progress.accept(copied);
                }
            }
            return null;
        };
        try (var loaders = Executors.newFixedThreadPool(LOADERS)) {
            for (var done : loaders.invokeAll(Collections.nCopies(LOADERS, loader))) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SQLException failure ? failure : new SQLException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted while rows were put in", e);
        }
    }

    /** The posts at {@code start} to {@code end} of the population, the oldest first, as they came in life. */
    private static List<SampleActivity> drafts(
            Random random, Instant now, List<UUID> people, long[] population, int start, int end) {
        var crowd = SampleReactions.crowd(people.size());
        var drafts = new ArrayList<SampleActivity>(end - start);
        for (var i = start; i < end; i++) {
            var author = people.get(prolific(random, people.size()));
            var reactions =
                    i == population.length / 2 ? SampleReactions.most(crowd) : SampleReactions.draw(random, crowd);
            drafts.add(draft(random, now, author, population[population.length - 1 - i], drafts, reactions));
        }
        return drafts;
    }

    /** One of so many people, by number: the first are drawn most. */
    static int prolific(Random random, int people) {
        return (int) (people * Math.pow(random.nextDouble(), CONCENTRATION));
    }

    private static long copy(Connection connection, List<SampleActivity> drafts) throws SQLException {
        try (var rows = new CopyRows(
                connection,
                "public.activities (uuid, user_uuid, message, replies_count, reposts_count, likes_count,"
                        + " reply_to_activity_uuid, expires_at, created_at)")) {
            drafts.forEach(draft -> draft.writeTo(rows));
            return rows.finish();
        }
    }

    /** Lifetime and age of each post, as {@link SampleLifetime#pack} has them, youngest first. */
    private long[] population() {
        var random = new Random();
        var packed = new long[activities];
        for (var i = 0; i < packed.length; i++) {
            var lifetime = SampleLifetime.draw(random);
            packed[i] = lifetime.pack(random.nextLong(lifetime.mostMicros()));
        }
        Arrays.sort(packed);
        return packed;
    }

    private static SampleActivity draft(
            Random random,
            Instant now,
            UUID author,
            long packed,
            List<SampleActivity> earlier,
            SampleReactions reactions) {
        var createdAt = now.minus(SampleLifetime.ageMicros(packed), ChronoUnit.MICROS);
        var expiresAt = SampleLifetime.of(packed).expiry(createdAt);
        var uuid = Ids.at(createdAt);
        if (!earlier.isEmpty() && random.nextDouble() < REPLIES) {
            var parent = earlier.get(earlier.size() - 1 - random.nextInt(Math.min(earlier.size(), 500)));
            return parent.reply(uuid, author, SampleWords.message(random), expiresAt, createdAt, reactions);
        }
        return new SampleActivity(uuid, author, SampleWords.message(random), null, expiresAt, createdAt, reactions);
    }
}
