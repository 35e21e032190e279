package com.cruddur.moderation;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** SQL of roles and suspensions: the method {@code x} runs {@code SuspensionSql/x.sql}. */
@UseClasspathSqlLocator
interface SuspensionSql {

    /** Waits until no other transaction changes who may do what. */
    @SqlQuery
    boolean takeTurns();

    @SqlQuery
    Optional<AccountStatus> byHandle(@Bind("handle") String handle);

    @SqlQuery
    Optional<AccountStatus> byUuid(@Bind("person") UUID person);

    /** Whether there is an admin besides that person who is not suspended. */
    @SqlQuery
    boolean otherAdmin(@Bind("person") UUID person);

    @SqlQuery
    AccountStatus suspend(@Bind("person") UUID person);

    @SqlQuery
    AccountStatus readmit(@Bind("person") UUID person);

    @SqlQuery
    AccountStatus changeRole(@Bind("person") UUID person, @Bind("role") String role);
}
