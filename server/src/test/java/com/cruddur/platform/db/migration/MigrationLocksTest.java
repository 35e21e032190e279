package com.cruddur.platform.db.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.cruddur.platform.OperatorException;
import com.cruddur.testing.Await;
import com.cruddur.testing.TestDatabase;
import com.cruddur.testing.Troubleshooting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Migrations that meet sessions which hold what they need: they wait a little, say for whom, try again, and recover. */
class MigrationLocksTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final String TABLE = """
            -- A table.
            SET lock_timeout = '5s';
            CREATE TABLE public.notes (id integer PRIMARY KEY, text text);
            INSERT INTO public.notes SELECT generate_series(1, 1000), 'note';
            """;
    private static final String COLUMN = """
            -- A column, which needs the table for itself.
            SET lock_timeout = '1500ms';
            ALTER TABLE public.notes ADD COLUMN author text;
            """;
    private static final String INDEX = """
            -- An index beside those who write.
            SET lock_timeout = '1500ms';
            CREATE INDEX CONCURRENTLY notes_text_idx ON public.notes (text);
            """;

    private final TestDatabase database = TestDatabase.empty();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @TempDir
    private Path directory;

    @BeforeEach
    void migrateTheTableAndListen() throws IOException {
        add("V1__table.sql", TABLE);
        migrations().migrate();
        log.start();
        logger().setLevel(Level.INFO);
        logger().addAppender(log);
    }

    @AfterEach
    void close() {
        threads.close();
        logger().detachAppender(log);
        logger().setLevel(null);
        database.close();
    }

    @Test
    void aMigrationWithoutItsLockNamesTheHolderAndIsTriedAgain() throws Exception {
        add("V2__column.sql", COLUMN);
        try (var reader = begin("SELECT count(*) FROM public.notes")) {
            var migration = inBackground();
            awaitLine("Waits for session", "(reader, idle in transaction)");
            awaitLine("Migration 2 was not applied (", "lock timeout): try 2 of 5 in 0 s");
            reader.rollback();

            assertThat(migration.get()).isEqualTo(new Migrations.Outcome(1, false));
        }
        assertThat(lines()).anyMatch(line -> line.matches("Migration 2 took \\d+\\.\\d s"));
    }

    @Test
    void afterFiveTriesItGivesUpSaysWhatToDoAndHasChangedNothing() throws Exception {
        add("V2__column.sql", COLUMN.replace("1500ms", "50ms"));
        try (var _ = begin("SELECT count(*) FROM public.notes")) {
            assertThatThrownBy(() -> migrations().migrate())
                    .isInstanceOf(OperatorException.class)
                    .extracting(failure -> "cruddur: " + failure.getMessage())
                    .asString()
                    .matches(Troubleshooting.section("Migrations").get("A session that holds a lock on the table"));
        }

        assertThat(lines().filter(line -> line.startsWith("Migration 2 was not applied")))
                .hasSize(4);
        assertThat(migrations().pending()).containsExactly("2");
        assertThat(database.texts("SELECT attname FROM pg_attribute WHERE attname = 'author'"))
                .isEmpty();
    }

    @Test
    void anIndexThatWasBrokenOffIsRemovedAndBuiltAnew() throws Exception {
        add("V2__index.sql", INDEX);
        try (var writer = begin("UPDATE public.notes SET text = 'mine' WHERE id = 1")) {
            var migration = inBackground();
            awaitLine("Index notes_text_idx: waiting for writers before build");
            awaitLine("Migration 2 was not applied (", "try 2 of 5");
            assertThat(validity()).containsExactly("false");
            assertThat(migrations().pending()).as("is not done").containsExactly("2");
            writer.rollback();

            migration.get();
        }
        awaitLine("Removing the index notes_text_idx, which a try of migration 2 left unfinished");
        assertThat(validity()).containsExactly("true");
        assertThat(migrations().pending()).isEmpty();
    }

    /** As after {@code kill -9} of a migrator: PostgreSQL builds on, and nobody is there to write it down. */
    @Test
    void anIndexThatAKilledMigratorLeftIsBuiltAnew() throws IOException {
        add("V2__index.sql", INDEX);
        database.execute("CREATE INDEX notes_text_idx ON public.notes (text)");

        assertThat(migrations().migrate()).isEqualTo(new Migrations.Outcome(1, false));

        assertThat(validity()).containsExactly("true");
    }

    /** Nobody but a pending migration of ours has a claim to a name. */
    @Test
    void anIndexOfSomebodyElseIsLeftAlone() throws IOException {
        add("V2__index.sql", INDEX);
        database.execute("CREATE INDEX somebody_idx ON public.notes (id, text)");
        database.execute("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'somebody_idx'::regclass");

        migrations().migrate();

        assertThat(database.texts("SELECT relname FROM pg_class WHERE relname = 'somebody_idx'"))
                .hasSize(1);
    }

    @Test
    void aMigratorWhoseTurnItIsNotWaitsAndSaysSo() throws Exception {
        add("V2__column.sql", COLUMN);
        Future<Migrations.Outcome> waiting;
        try (var _ = MigrationLock.await(database.url())) {
            waiting = inBackground();
            awaitLine("Another migrator is at work on", "; waiting for it");
            assertThat(waiting.isDone()).isFalse();
        }
        assertThat(waiting.get()).isEqualTo(new Migrations.Outcome(1, false));
    }

    private Migrations migrations() {
        return Migrations.of(directory, database.url(), PAUSE);
    }

    private Future<Migrations.Outcome> inBackground() {
        Callable<Migrations.Outcome> migrate = () -> migrations().migrate();
        return threads.submit(migrate);
    }

    /** A session in the middle of a transaction, which closing ends. */
    private Connection begin(String sql) throws SQLException {
        var connection = database.url().connect("reader");
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return connection;
    }

    private List<String> validity() {
        return database.texts("SELECT indisvalid FROM pg_index WHERE indexrelid = 'notes_text_idx'::regclass");
    }

    private void add(String name, String sql) throws IOException {
        Files.writeString(directory.resolve(name), sql);
    }

    private void awaitLine(String... words) {
        Await.until(
                String.join("…", words),
                PATIENCE,
                () -> lines().anyMatch(line -> List.of(words).stream().allMatch(line::contains)),
                () -> lines().toList().toString());
    }

    private Stream<String> lines() {
        return List.copyOf(log.list).stream().map(ILoggingEvent::getFormattedMessage);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("com.cruddur.platform.db");
    }
}
