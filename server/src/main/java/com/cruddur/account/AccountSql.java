package com.cruddur.account;

import com.cruddur.account.Accounts.Account;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * SQL of the own account: the method {@code x} runs {@code AccountSql/x.sql}. What deletes goes by batches, each of
 * which returns how many rows it found.
 */
interface AccountSql {

    Optional<Account> find(UUID uuid);

    /** Hides everything of the person, and keeps them from adding to it. */
    int hide(UUID uuid);

    /** Some of what the person wrote. */
    List<UUID> posts(UUID uuid);

    /** They are nobody's. */
    int disown(UUID[] rows);

    int unlike(UUID uuid);

    int unrepost(UUID uuid);

    /** Whom the person follows. */
    int unfollow(UUID uuid);

    /** Who follows the person. */
    int loseFollowers(UUID uuid);

    int forgetBookmarks(UUID uuid);

    int forgetNotifications(UUID uuid);

    int forgetMessages(UUID uuid);

    /** The person, and with them all that is left; returns the key of their picture, empty when there is none. */
    Optional<String> delete(UUID uuid);
}
