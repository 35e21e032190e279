package com.cruddur.avatar;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** SQL of this room: the method {@code x} runs {@code AvatarSql/x.sql}. */
@UseClasspathSqlLocator
interface AvatarSql {

    /** The person of that handle, in any case, as far as {@code viewer} may see them. */
    @SqlQuery
    Optional<AvatarOwner> owner(@Bind("viewer") @Nullable UUID viewer, @Bind("handle") String handle);

    /** Writes the key and returns the one before, which is empty when there was none; no row when nobody is there. */
    @SqlQuery
    Optional<String> replace(@Bind("user") UUID user, @Bind("key") @Nullable String key);
}
