package com.cruddur.doctor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/**
 * SQL of the doctor: the method {@code x} runs {@code DoctorSql/x.sql}. Rows are read by reflection, since none is read
 * twice.
 */
@UseClasspathSqlLocator
interface DoctorSql {

    /** What the server is. */
    record Server(String version, int major, boolean standby, boolean readOnly, String encoding) {}

    /** How our own connection arrives at PostgreSQL; {@code oneMachine} when it comes from where PostgreSQL is. */
    record Encryption(boolean encrypted, String version, String cipher, boolean oneMachine) {}

    /** What an acknowledged commit is worth; {@code perhapsSynchronous} counts standbys whose kind is hidden, too. */
    record Durability(
            boolean fsync,
            boolean fullPageWrites,
            String synchronousCommit,
            String synchronousStandbyNames,
            int standbys,
            int perhapsSynchronous) {}

    /** Somebody who copies this server; what is null is hidden from us. */
    record Standby(
            String name,
            @Nullable String state,
            @Nullable String syncState,
            @Nullable Double lagSeconds,
            @Nullable Long lagBytes) {}

    /** An index that no query uses; {@code building} when some index is being built just now. */
    record InvalidIndex(String name, boolean building) {}

    /** Ages in transactions. */
    record Age(int transactions, int multixacts) {}

    /** Whether autovacuum runs, and the tables that it leaves out. */
    record Autovacuum(boolean running, String excluded) {}

    /** Places for sessions; a limit of -1 is none. */
    record Places(
            int most,
            int reserved,
            int roleLimit,
            int databaseLimit,
            int taken,
            int takenByRole,
            int takenInDatabase) {}

    /** Sessions of one application. */
    record Sessions(String application, int sessions) {}

    /** Sessions that hold a transaction open and do nothing. */
    record IdleInTransaction(int sessions, double longestSeconds, String application) {}

    /** Which server this is, or is a copy of, and which of its databases. */
    record Identity(long system, long database) {}

    /** How far a standby is, in bytes of the log. */
    record Replay(boolean standby, boolean paused, long position) {}

    @SqlQuery
    @RegisterConstructorMapper(Server.class)
    Server server();

    @SqlQuery
    @RegisterConstructorMapper(Encryption.class)
    Encryption encryption();

    /** What the role may do to the whole server. */
    @SqlQuery
    List<String> attributes();

    @SqlQuery
    List<String> missingExtensions();

    /** The server's clock at this moment. */
    @SqlQuery
    Instant now();

    @SqlQuery
    @RegisterConstructorMapper(Durability.class)
    Durability durability();

    @SqlQuery
    @RegisterConstructorMapper(Standby.class)
    List<Standby> standbys();

    @SqlQuery
    @RegisterConstructorMapper(InvalidIndex.class)
    List<InvalidIndex> invalidIndexes();

    @SqlQuery
    @RegisterConstructorMapper(Age.class)
    Age wraparound();

    @SqlQuery
    @RegisterConstructorMapper(Autovacuum.class)
    Autovacuum autovacuum();

    @SqlQuery
    @RegisterConstructorMapper(Places.class)
    Places places();

    /** Who is connected to this database, most sessions first. */
    @SqlQuery
    @RegisterConstructorMapper(Sessions.class)
    List<Sessions> sessions();

    /** Those that do so for longer than {@code seconds}. */
    @SqlQuery
    @RegisterConstructorMapper(IdleInTransaction.class)
    IdleInTransaction idleInTransaction(@Bind("seconds") double seconds);

    @SqlQuery
    @RegisterConstructorMapper(Identity.class)
    Identity identity();

    /** How much of its log a primary has written, in bytes; empty for a standby. */
    @SqlQuery
    Optional<Long> written();

    @SqlQuery
    @RegisterConstructorMapper(Replay.class)
    Replay replay();
}
