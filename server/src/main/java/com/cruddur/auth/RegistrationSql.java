package com.cruddur.auth;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of signing up: the method {@code x} runs {@code RegistrationSql/x.sql}. */
@UseClasspathSqlLocator
interface RegistrationSql {

    /** Keeps who signs up until the code is told; nothing when the handle is taken. */
    @SqlQuery
    Optional<Registration> register(
            @Bind("uuid") UUID uuid,
            @BindMethods SignUp signUp,
            @Bind("passwordHash") String passwordHash,
            @Bind("codeHash") byte[] codeHash);

    /** Another code, and its time begins anew. */
    @SqlQuery
    Registration renew(@Bind("email") String email, @Bind("codeHash") byte[] codeHash);

    /** Counts an attempt; nothing when there is no code that could be told. */
    @SqlQuery
    Optional<RegistrationAttempt> attempt(@Bind("email") String email, @Bind("codeHash") byte[] codeHash);

    /** Makes the person, with a password. */
    @SqlUpdate
    void createPerson(@Bind("uuid") UUID uuid, @BindMethods NewPerson person);
}
