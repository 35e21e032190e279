package com.cruddur.platform.db;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of what roles may do: the method {@code x} runs {@code RightsSql/x.sql}. A role that is null is who asks. */
interface RightsSql {

    /**
     * A role, and how it stands to our tables.
     *
     * @param quoted its name as SQL writes it
     * @param owner who made the tables, null when there are none
     * @param ownsTables whether it is that owner or may act as such
     * @param grantedByOwner whether who asks may act as that owner
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
     * The schema public.
     *
     * @param openToAll whether anybody may make tables in it
     * @param ours whether who asks may act as its owner
     */
    record PublicSchema(boolean openToAll, boolean ours, String owner, String migrator) {}

    /** Lets one transaction grant at a time. */
    void lock();

    Optional<Standing> role(@Nullable String role);

    boolean exists(String role);

    /** Whether the role is a member of rds_iam. */
    boolean signsInByIam(String role);

    /** The statement that makes the role. */
    String createRole(String role);

    /** The statement that lets the role sign in by IAM. */
    String grantIam(String role);

    PublicSchema publicSchema();

    /** What a role may not do and has to, such as {@code INSERT on activities}; at most 100. */
    List<String> lacking(@Nullable String role);

    /** What a role may do beyond what it has to; at most 100. */
    List<String> excess(@Nullable String role);

    /** The settings that this session has otherwise, in words. */
    List<String> unset(String[] names, String[] values);

    /** The statements that make it so. */
    List<String> grants(String role);

    /** The statement that stores a setting with a role. */
    String setting(String role, String name, String value);
}
