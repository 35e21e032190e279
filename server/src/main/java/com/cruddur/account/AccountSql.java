package com.cruddur.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * SQL of the own account: the method {@code x} runs {@code AccountSql/x.sql}. What deletes goes by batches, each of
 * which returns how many rows it found.
 */
@UseClasspathSqlLocator
interface AccountSql {

    @SqlQuery
    Optional<Account> find(@Bind("uuid") UUID uuid);

    /** Hides everything of the person, and keeps them from adding to it. */
    @SqlUpdate
    int hide(@Bind("uuid") UUID uuid);

    /** Some of what the person wrote. */
    @SqlQuery
    List<UUID> posts(@Bind("uuid") UUID uuid);

    /** They are nobody's. */
    @SqlUpdate
    int disown(@Bind("rows") UUID[] rows);

    @SqlUpdate
    int unlike(@Bind("uuid") UUID uuid);

    @SqlUpdate
    int unrepost(@Bind("uuid") UUID uuid);

    /** Whom the person follows. */
    @SqlUpdate
    int unfollow(@Bind("uuid") UUID uuid);

    /** Who follows the person. */
    @SqlUpdate
    int loseFollowers(@Bind("uuid") UUID uuid);

    @SqlUpdate
    int forgetBookmarks(@Bind("uuid") UUID uuid);

    @SqlUpdate
    int forgetNotifications(@Bind("uuid") UUID uuid);

    @SqlUpdate
    int forgetMessages(@Bind("uuid") UUID uuid);

    /** The person, and with them all that is left; returns the key of their picture, empty when there is none. */
    @SqlQuery
    Optional<String> delete(@Bind("uuid") UUID uuid);
}
