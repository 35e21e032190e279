package com.cruddur.user;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** SQL of this room: the method {@code x} runs {@code UserSql/x.sql}. */
@UseClasspathSqlLocator
interface UserSql {

    /** The person of that handle, in any case, as far as {@code viewer} may see them. */
    @SqlQuery
    Optional<UserSummary> byHandle(@Bind("viewer") @Nullable UUID viewer, @Bind("handle") String handle);

    /** The same with all that others may know. */
    @SqlQuery
    Optional<Profile> profile(@Bind("viewer") @Nullable UUID viewer, @Bind("handle") String handle);

    /** Writes what is not null, and returns the person. */
    @SqlQuery
    Optional<UserSummary> update(
            @Bind("user") UUID user, @Bind("bio") @Nullable String bio, @Bind("displayName") String displayName);
}
