package com.cruddur.auth.cognito;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of this room: the method {@code x} runs {@code CognitoSql/x.sql}. */
@UseClasspathSqlLocator
interface CognitoSql {

    /** Who has the id in Cognito. */
    @SqlQuery
    Optional<FoundPerson> person(@Bind("subject") String subject);

    /** Waits until nobody else makes this person known, and keeps others out until the transaction ends. */
    @SqlQuery
    boolean lock(@Bind("subject") String subject);

    /** Gives the id to the person who has the address and no id; 0 when there is none. */
    @SqlUpdate
    int link(@Bind("subject") String subject, @Bind("email") String email);

    /** Adds a person, with the placeholder if the address is another's; 0 when the handle is. */
    @SqlUpdate
    int add(
            @Bind("uuid") UUID uuid,
            @Bind("subject") String subject,
            @Bind("handle") String handle,
            @Bind("displayName") String displayName,
            @Bind("email") String email,
            @Bind("placeholder") String placeholder);

    /** Puts the address in place of the placeholder, unless it is another's. */
    @SqlUpdate
    void learnEmail(
            @Bind("subject") String subject, @Bind("email") String email, @Bind("placeholder") String placeholder);
}
