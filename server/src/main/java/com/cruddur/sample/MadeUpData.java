package com.cruddur.sample;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
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

    private static final long ACCOUNT_AGE_DAYS = 400;

    /**
     * Makes the rows and copies them in; each batch is a transaction.
     *
     * @param progress told the number of rows after each batch
     */
    public void insert(Connection connection, LongConsumer progress) throws SQLException {
        connection.setAutoCommit(false);
        var random = new Random();
        var now = now(connection);
        var authors = insertUsers(connection, random, now, progress);
        insertActivities(connection, random, now, authors, progress);
        try (var statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute("VACUUM (ANALYZE) public.users, public.activities");
        }
    }

    private static Instant now(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT now()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private List<UUID> insertUsers(Connection connection, Random random, Instant now, LongConsumer progress)
            throws SQLException {
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
            connection.commit();
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

    private void insertActivities(
            Connection connection, Random random, Instant now, List<UUID> authors, LongConsumer progress)
            throws SQLException {
        var population = population(random);
        for (var start = 0; start < population.length; start += BATCH) {
            var batch = new ArrayList<Draft>(BATCH);
            for (var i = start; i < Math.min(population.length, start + BATCH); i++) {
                // The population is sorted by age; the oldest are made first, as they were in life.
                var alive = population[population.length - 1 - i];
                var author = authors.get((int) (authors.size() * Math.pow(random.nextDouble(), CONCENTRATION)));
                batch.add(draft(random, now, author, alive, batch));
            }
            try (var rows = new CopyRows(
                    connection,
                    "public.activities (uuid, user_uuid, message, replies_count, reply_to_activity_uuid, expires_at, created_at)")) {
                batch.forEach(draft -> draft.writeTo(rows));
                progress.accept(rows.finish());
            }
            connection.commit();
        }
    }

    /** Lifetime and age of each post, as {@link Lifetime#pack} has them, youngest first. */
    private long[] population(Random random) {
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
