package com.cruddur.platform.db;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of the rights of roles: the method {@code x} runs {@code RightsSql/x.sql}. A null role is the current role. */
interface RightsSql {

    /**
     * A role and its relation to our tables.
     *
     * @param quoted its name, quoted for SQL
     * @param owner the owner of the tables, null when there are none
     * @param ownsTables whether the role is that owner or may act as it
     * @param grantedByOwner whether the current role may act as that owner
     */
    record Standing(
            String name,
            String quoted,
            @Nullable String owner,
            boolean superuser,
            boolean createsRoles,
            boolean rdsSuperuser,
            boolean ownsTables,
            boolean grantedByOwner) {}

    /**
     * The schema {@code public}.
     *
     * @param openToAll whether every role may create tables in it
     * @param ours whether the current role may act as its owner
     */
    record PublicSchema(boolean openToAll, boolean ours, String owner, String migrator) {}

    /** Blocks until no other transaction is granting. */
    void lock();

    Optional<Standing> role(@Nullable String role);

    boolean exists(String role);

    /** Whether the role is a member of rds_iam. */
    boolean signsInByIam(String role);

    /** Returns the statement that creates the role. */
    String createRole(String role);

    /** Returns the statement that lets the role sign in by IAM. */
    String grantIam(String role);

    PublicSchema publicSchema();

    /** Returns the rights that the role needs and lacks, such as {@code INSERT on activities}; at most 100. */
    List<String> lacking(@Nullable String role);

    /** Returns the rights that the role has beyond those it needs; at most 100. */
    List<String> excess(@Nullable String role);

    /** Returns the settings in which this session differs from {@code values}, in words. */
    List<String> unset(String[] names, String[] values);

    /** Returns the statements that give the role exactly the rights it needs. */
    List<String> grants(String role);

    /** Returns the statement that limits the sessions of the role. */
    String connectionLimit(String role, int most);

    /** Returns the statement that stores a setting with a role. */
    String setting(String role, String name, String value);
}
