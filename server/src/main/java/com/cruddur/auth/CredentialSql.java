package com.cruddur.auth;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of the passwords: the method {@code x} runs {@code CredentialSql/x.sql}. */
@UseClasspathSqlLocator
interface CredentialSql {

    /** Who has that e-mail address, or, if it is none, that handle. */
    @SqlQuery
    Optional<Login> byName(@Bind("name") String name);

    /** The same by id. */
    @SqlQuery
    Optional<Login> byUuid(@Bind("uuid") UUID uuid);

    /** Keeps the password from being changed until the transaction ends; nothing when it is another by now. */
    @SqlQuery
    Optional<UUID> hold(@Bind("uuid") UUID uuid, @Bind("passwordHash") String passwordHash);

    /** Sets a password, whatever it was before, and takes the codes back that would set another. */
    @SqlUpdate
    void set(@Bind("uuid") UUID uuid, @Bind("passwordHash") String passwordHash);

    /** Makes a code for whoever has that address. */
    @SqlQuery
    ResetCode forget(@Bind("email") String email, @Bind("codeHash") byte[] codeHash);

    /** Counts an attempt; nothing when there is no code that could be told. */
    @SqlQuery
    Optional<ResetAttempt> attempt(@Bind("email") String email, @Bind("codeHash") byte[] codeHash);

    /** Uses the code up; 0 when somebody did already. */
    @SqlUpdate
    int take(@Bind("uuid") UUID uuid, @Bind("codeHash") byte[] codeHash);
}
