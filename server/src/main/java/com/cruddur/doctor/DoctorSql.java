package com.cruddur.doctor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of the doctor: the method {@code x} runs {@code DoctorSql/x.sql}. */
interface DoctorSql {

    /** The kind and version of a server. */
    record Server(String version, int major, boolean standby, boolean readOnly, String encoding, String ctype) {}

    /**
     * The encryption of our connection as PostgreSQL sees it; {@code oneMachine} when it comes from PostgreSQL's own
     * machine.
     */
    record Encryption(boolean encrypted, String version, String cipher, boolean oneMachine) {}

    /** The settings that make a commit durable; {@code perhapsSynchronous} includes standbys of hidden kind. */
    record Durability(
            boolean fsync,
            boolean fullPageWrites,
            String synchronousCommit,
            String synchronousStandbyNames,
            int standbys,
            int perhapsSynchronous) {}

    /** A standby of this server; hidden columns are null. */
    record Standby(
            String name,
            @Nullable String state,
            @Nullable String syncState,
            @Nullable Double lagSeconds,
            @Nullable Long lagBytes) {}

    /** An invalid index; {@code building} when any index is being built now. */
    record InvalidIndex(String name, boolean building) {}

    /** Ages in transactions. */
    record Age(int transactions, int multixacts) {}

    /** Whether autovacuum runs, and the tables that it leaves out. */
    record Autovacuum(boolean running, String excluded) {}

    /** Limits on sessions; -1 means no limit. */
    record Places(
            int most,
            int reserved,
            int roleLimit,
            int databaseLimit,
            int taken,
            int takenByRole,
            int takenInDatabase) {}

    /** The sessions of an application. */
    record Sessions(String application, int sessions) {}

    /** Sessions whose transaction has been open for long. */
    record IdleInTransaction(int sessions, double longestSeconds, String application) {}

    /** Sessions that wait for a lock, and the processes that hold it. */
    record LockWaits(int sessions, double longestSeconds, String blockers) {}

    /** The identity of a server, shared by its copies, and of one of its databases. */
    record Identity(long system, long database) {}

    /** A standby's position, in bytes of the log. */
    record Replay(boolean standby, boolean paused, long position) {}

    Server server();

    Encryption encryption();

    /** Returns the rights of the role to the whole server. */
    List<String> attributes();

    List<String> missingExtensions();

    /** Returns the server's present time. */
    Instant now();

    Durability durability();

    List<Standby> standbys();

    List<InvalidIndex> invalidIndexes();

    Age wraparound();

    Autovacuum autovacuum();

    Places places();

    /** Returns the sessions of this database by application, most sessions first. */
    List<Sessions> sessions();

    /** Returns the sessions that are idle in a transaction for longer than {@code seconds}. */
    IdleInTransaction idleInTransaction(double seconds);

    /** Returns the sessions that wait for a lock for longer than {@code seconds}. */
    LockWaits lockWaits(double seconds);

    /** Returns the sessions whose transaction is at work for longer than {@code seconds}. */
    IdleInTransaction longTransactions(double seconds);

    /** Returns after how many milliseconds a wait for a lock is logged and looked at for a deadlock. */
    int deadlockTimeout();

    /** Returns what is in the schema public, a line for each object. */
    List<String> schemaObjects();

    Identity identity();

    /** Returns the position of a primary's log, in bytes; empty for a standby. */
    Optional<Long> written();

    Replay replay();
}
