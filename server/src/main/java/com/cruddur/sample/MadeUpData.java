package com.cruddur.sample;

import com.cruddur.platform.db.DatabaseUrl;
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
import java.util.function.LongConsumer;

/**
 * A large data set that looks like a Cruddur in use: a few people write most of the posts, lifetimes are those on offer,
 * ages are what they are when posts come in steadily and go when their time is over, a third are replies, and replies
 * neither outlive what they answer nor are miscounted. All posts are alive when they are put in.
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

    /**
     * Makes the rows and copies them in; each batch is a transaction.
     *
     * @param progress told the number of rows after each batch, by several threads
     */
    public void insert(DatabaseUrl url, LongConsumer progress) throws SQLException {
        try (var connection = url.connect(APPLICATION)) {
            var now = now(connection);
            var authors = insertUsers(connection, now, progress);
            insertActivities(url, now, authors, progress);
            try (var statement = connection.createStatement()) {
                statement.execute("VACUUM (ANALYZE) public.users, public.activities");
            }
        }
    }

    private static Instant now(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT now()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private List<UUID> insertUsers(Connection connection, Instant now, LongConsumer progress) throws SQLException {
        var random = new Random();
        var first = lastNumber(connection) + 1;
        var uuids = new ArrayList<UUID>(users);
        var made = 0;
        while (made < users) {
            try (var rows = new CopyRows(
                    connection, "public.users (uuid, display_name, handle, email, cognito_user_id, created_at)")) {
                for (var end = Math.min(users, made + BATCH); made < end; made++) {
                    var createdAt = now.minus(ACCOUNT_AGE_DAYS, ChronoUnit.DAYS)
                            .plus(made % (ACCOUNT_AGE_DAYS * 9 / 10), ChronoUnit.DAYS);
                    var person = Words.person(random, first + made);
                    var uuid = CopyRows.newUuidAt(createdAt);
                    rows.add(uuid, person.name(), person.handle(), person.email(), "MOCK", createdAt);
                    uuids.add(uuid);
                }
                progress.accept(rows.finish());
            }
        }
        return uuids;
    }

    /** The number behind the last made-up handle, so that a further run goes on from there. */
    private static long lastNumber(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(
                "SELECT coalesce(max(substring(handle FROM '[0-9]+$')::bigint), 0) FROM public.users WHERE email LIKE ?")) {
            statement.setString(1, "%" + Words.EMAIL_DOMAIN);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void insertActivities(DatabaseUrl url, Instant now, List<UUID> authors, LongConsumer progress)
            throws SQLException {
        var population = population();
        var nextStart = new AtomicInteger();
        Callable<Void> loader = () -> {
            try (var connection = url.connect(APPLICATION)) {
                var random = new Random();
                int start;
                while ((start = nextStart.getAndAdd(BATCH)) < population.length) {
                    var end = Math.min(population.length, start + BATCH);
                    var batch = drafts(random, now, authors, population, start, end);
                    progress.accept(copy(connection, batch));
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
    private static List<Draft> drafts(
            Random random, Instant now, List<UUID> authors, long[] population, int start, int end) {
        var drafts = new ArrayList<Draft>(end - start);
        for (var i = start; i < end; i++) {
            var author = authors.get((int) (authors.size() * Math.pow(random.nextDouble(), CONCENTRATION)));
            drafts.add(draft(random, now, author, population[population.length - 1 - i], drafts));
        }
        return drafts;
    }

    private static long copy(Connection connection, List<Draft> drafts) throws SQLException {
        try (var rows = new CopyRows(
                connection,
                "public.activities (uuid, user_uuid, message, replies_count, reply_to_activity_uuid, expires_at, created_at)")) {
            drafts.forEach(draft -> draft.writeTo(rows));
            return rows.finish();
        }
    }

    /** Lifetime and age of each post, as {@link Lifetime#pack} has them, youngest first. */
    private long[] population() {
        var random = new Random();
        var packed = new long[activities];
        for (var i = 0; i < packed.length; i++) {
            var lifetime = Lifetime.draw(random);
            packed[i] = lifetime.pack(random.nextLong(lifetime.mostMicros()));
        }
        Arrays.sort(packed);
        return packed;
    }

    private static Draft draft(Random random, Instant now, UUID author, long packed, List<Draft> earlier) {
        var createdAt = now.minus(Lifetime.ageMicros(packed), ChronoUnit.MICROS);
        var expiresAt = Lifetime.of(packed).expiry(createdAt);
        var uuid = CopyRows.newUuidAt(createdAt);
        if (!earlier.isEmpty() && random.nextDouble() < REPLIES) {
            var parent = earlier.get(earlier.size() - 1 - random.nextInt(Math.min(earlier.size(), 500)));
            return parent.reply(uuid, author, Words.message(random), expiresAt, createdAt);
        }
        return new Draft(uuid, author, Words.message(random), null, expiresAt, createdAt);
    }
}
