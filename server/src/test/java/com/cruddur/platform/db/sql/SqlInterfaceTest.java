package com.cruddur.platform.db.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An interface of SQL files: what is bound, what a row becomes, and what does not fit together. */
class SqlInterfaceTest {

    private static final UUID SOME = UUID.fromString("019a0000-0000-7000-8000-000000000001");
    private static final OffsetDateTime TIME = OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 6_000, ZoneOffset.UTC);

    private static TestDatabase database;
    private static Connection connection;
    private static ExampleSql sql;

    @BeforeAll
    static void connect() throws SQLException {
        database = TestDatabase.empty();
        connection = database.url().connect("cruddur-test");
        sql = SqlInterface.on(ExampleSql.class, connection);
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void aRowIsReadByLabelIntoARecordAndTheRecordsWithin() {
        var row = sql.everything();

        assertThat(row)
                .usingRecursiveComparison()
                .isEqualTo(new ExampleSql.Everything(
                        new ExampleSql.Person(SOME, null),
                        7,
                        null,
                        5_000_000_000L,
                        0.5,
                        true,
                        null,
                        TIME.toInstant(),
                        TIME,
                        Duration.ofSeconds(90),
                        ExampleSql.Size.VERY_LARGE,
                        new byte[] {1, 2}));
    }

    @Test
    void nullIsRefusedWhereAPrimitiveStands() {
        assertThatThrownBy(sql::nullNumber)
                .isInstanceOf(UncheckedSqlException.class)
                .hasMessage("ExampleSql.nullNumber: The column number is NULL");
    }

    @Test
    void aNameThatIsNoConstantIsRefused() {
        assertThatThrownBy(sql::unknownSize).hasMessageContaining("Size has no constant for medium");
    }

    @Test
    void aColumnThatNobodyReadsAndOneThatIsMissingAreRefused() {
        assertThatThrownBy(sql::unreadColumn)
                .hasMessageContaining("Digit has no component for the columns [forgotten]");
        assertThatThrownBy(sql::missingColumn).hasMessageContaining("There is no column number for Digit.number");
    }

    @Test
    void rowsAreBoundedByMaxRows() {
        assertThat(sql.numbers(3)).containsExactly(1, 2, 3);
        assertThat(sql.numbers(1_000)).hasSize(100);
    }

    @Test
    void arraysAreBound() {
        assertThat(sql.words(new String[] {"a", "b'", "a"})).containsExactly("a", "b'");
    }

    @Test
    void nullIsBound() {
        assertThat(sql.bound(new ExampleSql.Values(null, null), new UUID[] {SOME}))
                .contains(new ExampleSql.Values(SOME, null));
        assertThat(sql.bound(new ExampleSql.Values(null, TIME), new UUID[0]))
                .contains(new ExampleSql.Values(null, TIME));
    }

    @Test
    void aStatementWithoutResultTellsHowManyRowsItChanged() {
        sql.nothing();

        assertThat(sql.change(5)).isEqualTo(5);
    }

    @Test
    void parametersOfMethodAndFileHaveToBeTheSame() {
        assertThatThrownBy(() -> SqlInterface.of(LacksParameterSql.class))
                .hasMessageContaining("no parameter for :number");
        assertThatThrownBy(() -> SqlInterface.of(SparesParameterSql.class))
                .hasMessageContaining("does not use its parameter another");
    }
}
