package com.cruddur.account;

import com.cruddur.account.Accounts.Account;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * SQL of accounts: the method {@code x} runs {@code AccountSql/x.sql}. A method that deletes takes one batch, and
 * returns the number of rows that it found.
 */
interface AccountSql {

    Optional<Account> find(UUID uuid);

    /** Up to 200 posts and replies of the person, expired or not. */
    List<UUID> posts(UUID uuid);

    /** Removes the author of {@code rows}. */
    int disown(UUID[] rows);

    int unlike(UUID uuid);

    int unrepost(UUID uuid);

    /** Ends follows by the person. */
    int unfollow(UUID uuid);

    /** Ends follows of the person. */
    int loseFollowers(UUID uuid);

    int forgetBookmarks(UUID uuid);

    int forgetNotifications(UUID uuid);

    int forgetMessages(UUID uuid);

    /** Locks the person until the transaction ends; empty when there is no such person. */
    Optional<UUID> lock(UUID uuid);

    /** Whether rows remain that the methods above have to delete before the person. */
    boolean hasRemainder(UUID uuid);

    /**
     * Deletes the person and all rows that still belong to them; returns the key of their picture, an empty text when
     * there is none.
     */
    Optional<String> delete(UUID uuid);
}
