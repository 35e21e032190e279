package com.cruddur.adoption;

import com.cruddur.activity.MessageText;
import com.cruddur.platform.Numbers;
import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.migration.SchemaTransaction;
import com.cruddur.platform.db.sql.Connections;
import com.cruddur.platform.db.sql.SqlInterface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Takes over the tables {@code users} and {@code activities} of a Cruddur from before migrations. One transaction moves
 * them aside into the schema {@code sketch}, creates the schema, and inserts their rows.
 */
public final class Adoption {

    /** Posts per statement; each statement is a line of progress. */
    private static final int SLICE = 250_000;

    private static final int SIGNED_SLICE = 20_000;

    /** Posts after which a line tells how many have been looked through for hashtags and mentions. */
    private static final int SIGNED_PROGRESS = 5 * SIGNED_SLICE;

    /** Each round gives other numbers to the handles that are still taken; two rounds are the rule. */
    private static final int MOST_ROUNDS = 100;

    private final DatabaseUrl url;
    private final Consumer<String> lines;

    /** @param lines receives what will be done, and the progress */
    public Adoption(DatabaseUrl url, Consumer<String> lines) {
        this.url = url;
        this.lines = lines;
    }

    /** Reports what {@link #adopt} would do. It takes no lock that an application would wait for, and changes nothing. */
    public void preview(ZoneId zone) {
        SchemaTransaction.run(url, transaction -> {
            if (!isDone(transaction)) {
                var sql = SqlInterface.on(AdoptionSql.class, transaction.connection());
                stage(transaction, sql, zone);
                lines.accept("Nothing was changed: this was a dry run.");
            }
            return url;
        });
    }

    /**
     * Reports what it will do, and does it or nothing. Nothing is done to a database that was adopted before.
     *
     * @param zone the zone of times that are stored without one
     * @throws OperatorException when the tables cannot be taken over, or another session holds a lock on them
     */
    public void adopt(ZoneId zone) {
        SchemaTransaction.run(url, transaction -> {
            if (!isDone(transaction)) {
                takeOver(transaction, zone);
            }
            return url;
        });
    }

    private boolean isDone(SchemaTransaction transaction) throws SQLException {
        if (!transaction.isManaged()) {
            return false;
        }
        lines.accept("%s is Cruddur's own already: there is nothing to take over.".formatted(url));
        if (SqlInterface.on(AdoptionSql.class, transaction.connection()).hasOldTables()) {
            lines.accept("The old tables are in the schema sketch until ./cruddur adopt --drop-old.");
        }
        return true;
    }

    private void takeOver(SchemaTransaction transaction, ZoneId zone) throws SQLException {
        var connection = transaction.connection();
        var sql = SqlInterface.on(AdoptionSql.class, connection);
        SketchTables.of(sql); // refuses before it locks
        sql.lock();
        stage(transaction, sql, zone);
        var begun = System.nanoTime();
        Connections.execute(connection, script("aside.sql"));
        transaction.createSchema();
        var people = sql.insertPeople();
        Connections.execute(connection, "ANALYZE public.users");
        tell("People: %s inserted", people, begun);
        var posts = insertPosts(sql, begun);
        insertSigns(sql, begun);
        tell("Hashtags and mentions: of %s posts", posts, begun);
        transaction.createLargeIndexes((built, all) -> tell("Indexes: %s of " + all, built, begun));
        Connections.execute(connection, "ANALYZE public.activities");
        transaction.commit();
        lines.accept(
                "Done: people: %s, posts: %s. Next, grant the rights of the serving role: ./cruddur migrate --grant ROLE"
                        .formatted(Numbers.grouped(people), Numbers.grouped(posts)));
    }

    private void stage(SchemaTransaction transaction, AdoptionSql sql, ZoneId zone) throws SQLException {
        var tables = SketchTables.of(sql);
        var connection = transaction.connection();
        transaction.createNameKey();
        Connections.execute(connection, script("staging.sql"));
        // Not AT TIME ZONE, which takes a name such as CET for an abbreviation, without summer time.
        Connections.execute(connection, "SET LOCAL TIME ZONE '%s'".formatted(zone.getId()));
        Connections.execute(connection, tables.stagePeople());
        Connections.execute(connection, tables.stagePosts());
        sql.analyzePeople();
        sql.analyzePosts();
        lines.accept("%s holds the tables of a Cruddur from before migrations: users: %s, activities: %s."
                .formatted(url, Numbers.grouped(sql.countPeople()), Numbers.grouped(sql.countPosts())));
        if (tables.hasTimesWithoutZone()) {
            lines.accept("Times without a zone are read as %s (--time-zone).".formatted(zone));
        }
        var report = new AdoptionReport(lines);
        stagePeople(sql, report);
        stagePosts(sql, tables, report);
        report.unknownColumns(tables.unknownColumns());
        lines.accept("Will be taken over: people: %s, posts: %s, of them replies: %s."
                .formatted(
                        Numbers.grouped(sql.countPeople()),
                        Numbers.grouped(sql.countPosts()),
                        Numbers.grouped(sql.replies())));
        lines.accept("The old tables stay whole in the schema sketch until ./cruddur adopt --drop-old.");
    }

    private static void stagePeople(AdoptionSql sql, AdoptionReport report) {
        report.tell("People without an id or with a repeated one, who get a new one", sql.renewPeopleIds());
        sql.fitHandles();
        sql.keepFittedHandles();
        var rounds = 0;
        while (sql.separateHandles() > 0) {
            if (++rounds == MOST_ROUNDS) {
                throw new OperatorException("Nothing was changed: the handles could not be told apart");
            }
        }
        report.renamed(sql.renamedCount(), sql.renamed(AdoptionReport.MOST_HANDLES));
        report.tell(
                "People without an e-mail address, who get one that receives no mail (<uuid>@adopted.invalid)",
                sql.replaceMissingEmails());
        report.tell(
                "People with the e-mail address of an earlier person, who get one that receives no mail",
                sql.replaceDuplicateEmails());
        report.tell("People with the Cognito id of an earlier person, who lose it", sql.clearDuplicateCognitoIds());
    }

    private static void stagePosts(AdoptionSql sql, SketchTables tables, AdoptionReport report) {
        report.tell("Expired posts, not taken over", sql.dropExpiredPosts());
        report.tell("Posts without text, not taken over", sql.dropBlankPosts());
        report.tell("Posts without an id or with a repeated one, which get a new one", sql.renewPostIds());
        report.tell("Posts whose author is gone, shown without one", sql.orphanPosts());
        sql.detachReplies();
        report.tell(
                tables.numbersReplies()
                        ? "Replies to a number, which names no post, kept as posts of their own"
                        : "Replies to a post that is not there, kept as posts of their own",
                sql.lostReplies());
        report.tell("Replies that now expire with the post that they answer", sql.shortenReplies());
        report.tell("Posts cut to 280 characters, or replies to 1,024", sql.cutMessages());
        report.tell("Posts with likes or reposts counted, but not by whom, which start at 0", sql.counted());
        report.tell("Posts dated in the future, which a wrong --time-zone can cause", sql.futurePosts());
        sql.countReplies();
    }

    private int insertPosts(AdoptionSql sql, long begun) {
        var posts = 0;
        var last = sql.lastPost();
        for (var after = 0L; after < last; after += SLICE) {
            posts += sql.insertPosts(after, after + SLICE);
            tell("Posts: %s inserted", posts, begun);
        }
        return posts + sql.insertReplies();
    }

    /** Stores the hashtags and mentions of all posts, as publishing them would have. */
    private void insertSigns(AdoptionSql sql, long begun) {
        var after = 0L;
        var looked = 0;
        for (var posts = sql.signed(after, SIGNED_SLICE); !posts.isEmpty(); posts = sql.signed(after, SIGNED_SLICE)) {
            var tagged = new ArrayList<UUID>();
            var hashtags = new ArrayList<String>();
            var mentioning = new ArrayList<UUID>();
            var handles = new ArrayList<String>();
            for (var post : posts) {
                var text = MessageText.of(post.message());
                for (var hashtag : text.hashtags()) {
                    tagged.add(post.uuid());
                    hashtags.add(hashtag);
                }
                for (var handle : text.handles()) {
                    mentioning.add(post.uuid());
                    handles.add(handle);
                }
                after = post.id();
            }
            sql.insertHashtags(tagged.toArray(UUID[]::new), hashtags.toArray(String[]::new));
            sql.stageMentions(mentioning.toArray(UUID[]::new), handles.toArray(String[]::new));
            looked += posts.size();
            if (looked % SIGNED_PROGRESS == 0) {
                tell("Hashtags and mentions: of %s posts", looked, begun);
            }
        }
        sql.insertMentions();
    }

    private void tell(String step, int count, long begun) {
        lines.accept(step.formatted(Numbers.grouped(count))
                + ", after %s s".formatted(Numbers.rounded((System.nanoTime() - begun) / 1e9, 1)));
    }

    /**
     * Drops the old tables of an adopted database.
     *
     * @param dry whether to say only what would be dropped
     */
    public void dropOld(boolean dry) {
        SchemaTransaction.run(url, transaction -> {
            var connection = transaction.connection();
            if (!SqlInterface.on(AdoptionSql.class, connection).hasOldTables()) {
                lines.accept("%s has no old tables aside.".formatted(url));
                return url;
            }
            if (dry) {
                lines.accept("Would drop the schema sketch with the old tables. Nothing was changed.");
                return url;
            }
            Connections.execute(connection, script("drop.sql"));
            transaction.commit();
            lines.accept("Dropped the schema sketch with the old tables.");
            return url;
        });
    }

    /** Reads a script of several statements, which creates or drops what the statements of {@link AdoptionSql} need. */
    private static String script(String name) {
        try (var stream = Objects.requireNonNull(Adoption.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
