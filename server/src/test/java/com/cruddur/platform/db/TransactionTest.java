package com.cruddur.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What follows a commit comes after it, and cannot undo it. */
class TransactionTest {

    private static final UUID ROW = new UUID(0, 1);

    private static TestDatabase server;
    private static Database database;
    private static UUID user;

    @BeforeAll
    static void create() {
        server = TestDatabase.migrated();
        server.addUser("anna");
        user = server.userUuid("anna");
        database = new Database(server.url(), 1, new SimpleMeterRegistry());
    }

    @AfterAll
    static void drop() {
        database.close();
        server.close();
    }

    @Test
    void theOnlyConnectionIsFreeAfterTheCommit() {
        var seen = new ArrayList<Boolean>();

        var _ = database.transaction(transaction -> {
            transaction.afterCommit(
                    () -> seen.add(database.query(RightsSql.class, sql -> sql.exists("pg_read_all_data"))));
            return write(transaction, "free");
        });

        assertThat(seen).hasSize(1);
    }

    @Test
    void anExceptionAfterTheCommitNeitherFailsTheWriteNorKeepsWhatElseFollows() {
        var followed = new ArrayList<String>();

        var written = database.transaction(transaction -> {
            transaction.afterCommit(() -> {
                throw new IllegalStateException("a listener is broken");
            });
            transaction.afterCommit(() -> followed.add("the next one"));
            return write(transaction, "broken");
        });

        assertThat(written).isEqualTo(1);
        assertThat(followed).containsExactly("the next one");
        assertThat(keys("broken")).isEqualTo("1");
    }

    @Test
    void whatIsRolledBackIsNotFollowedByAnything() {
        var followed = new ArrayList<String>();

        assertThatThrownBy(() -> database.transaction(transaction -> {
                    transaction.afterCommit(() -> followed.add("not this"));
                    var _ = write(transaction, "rolled back");
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");

        assertThat(followed).isEmpty();
        assertThat(keys("rolled back")).isEqualTo("0");
    }

    @Test
    void aStatementIsCommittedBeforeWhatFollowsAndASecondOneIsRefused() {
        var seen = new ArrayList<String>();

        var written = database.statement(transaction -> {
            transaction.afterCommit(() -> seen.add(keys("alone")));
            return write(transaction, "alone");
        });

        assertThat(written).isEqualTo(1);
        assertThat(seen).containsExactly("1");
        assertThatThrownBy(() ->
                        database.statement(transaction -> write(transaction, "first") + write(transaction, "second")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(keys("second")).isEqualTo("0");
    }

    private static int write(Transaction transaction, String key) {
        return transaction.on(IdempotencySql.class).claim(user, key, new byte[] {1}, ROW);
    }

    private static String keys(String key) {
        return server.texts("SELECT count(*) FROM public.idempotency_keys WHERE key = '" + key + "'")
                .getFirst();
    }
}
