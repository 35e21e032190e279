package com.cruddur.doctor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * SQL of the doctor: the method {@code x} runs {@code DoctorSql/x.sql}. Rows are read by reflection, since none is read
 * twice.
 */
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

    Server server();

    Encryption encryption();

    /** What the role may do to the whole server. */
    List<String> attributes();

    List<String> missingExtensions();

    /** The server's clock at this moment. */
    Instant now();

    Durability durability();

    List<Standby> standbys();

    List<InvalidIndex> invalidIndexes();

    Age wraparound();

    Autovacuum autovacuum();

    Places places();

    /** Who is connected to this database, most sessions first. */
    List<Sessions> sessions();

    /** Those that do so for longer than {@code seconds}. */
    IdleInTransaction idleInTransaction(double seconds);

    Identity identity();

    /** How much of its log a primary has written, in bytes; empty for a standby. */
    Optional<Long> written();

    Replay replay();
}
