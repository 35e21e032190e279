package com.cruddur.account;

import com.cruddur.activity.ActivityDeletion;
import com.cruddur.moderation.Suspensions;
import com.cruddur.platform.Failure;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.http.Viewer;
import com.cruddur.platform.text.Validator;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows and deletes a person's own account. */
public final class Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    /** Deletes what the person has besides posts; each runs until it finds no rows. */
    private static final List<ToIntBiFunction<AccountSql, UUID>> BATCHES = List.of(
            AccountSql::unlike,
            AccountSql::unrepost,
            AccountSql::unfollow,
            AccountSql::loseFollowers,
            AccountSql::forgetBookmarks,
            AccountSql::forgetNotifications,
            AccountSql::forgetMessages);

    private final Database database;
    private final Suspensions suspensions;
    private final ActivityDeletion deletion;
    private final Consumer<String> deletePicture;

    /** @param deletePicture deletes the uploaded picture with that key; does not throw when the store fails */
    public Accounts(
            Database database, Suspensions suspensions, ActivityDeletion deletion, Consumer<String> deletePicture) {
        this.database = database;
        this.suspensions = suspensions;
        this.deletion = deletion;
        this.deletePicture = deletePicture;
    }

    /** The account of {@code viewer}. */
    public Account find(Viewer viewer) {
        return database.query(AccountSql.class, sql -> sql.find(viewer.uuid()))
                .orElseThrow(() -> new Failure.Unauthorized("This account is gone."));
    }

    /**
     * Deletes the account of {@code viewer}. The content is hidden at once. Rows are deleted in transactions of a
     * thousand at most, and the person last, so that a repeated call continues after a failure. Nothing remains of
     * requests that were under way. The caller has verified the person's identity.
     *
     * @throws com.cruddur.platform.Failure.Invalid {@code last_admin}
     */
    public void delete(Viewer viewer) {
        delete(viewer.uuid());
    }

    /**
     * Deletes an account on behalf of the operator; does nothing when there is no such person.
     *
     * @throws com.cruddur.platform.Failure.Invalid {@code last_admin}
     */
    public void delete(UUID person) {
        suspensions.hide(person);
        do {
            deletePosts(person);
            for (var batch : BATCHES) {
                int rows;
                do {
                    rows = database.transaction(AccountSql.class, sql -> batch.applyAsInt(sql, person));
                } while (rows > 0);
            }
        } while (!deletedPerson(person));
    }

    /** Returns false when requests that were under way have left rows. */
    private boolean deletedPerson(UUID person) {
        return database.transaction(transaction -> {
            var sql = transaction.on(AccountSql.class);
            var _ = sql.lock(person);
            if (sql.hasRemainder(person)) {
                return false;
            }
            sql.delete(person)
                    .ifPresent(picture -> transaction.afterCommit(() -> {
                        deletePicture.accept(picture);
                        LOG.info("The account {} is deleted", person); // lets the operator repeat it after a restore
                    }));
            return true;
        });
    }

    /** A post loses its author last, so that a repeated call finds it again. */
    private void deletePosts(UUID person) {
        List<UUID> posts;
        do {
            posts = database.query(AccountSql.class, sql -> sql.posts(person));
            deletion.end(person, posts);
            var rows = posts.toArray(UUID[]::new);
            var _ = database.transaction(AccountSql.class, sql -> sql.disown(rows));
        } while (!posts.isEmpty());
    }

    /** The form that deletes an account, confirmed by its password. */
    public record AccountDeletion(String password) {

        /** @throws com.cruddur.platform.Failure.Invalid with the codes of all mistakes */
        public AccountDeletion {
            var validator = new Validator();
            password = validator.password("password", password);
            validator.refuse();
        }

        @Override
        public String toString() {
            return "AccountDeletion[]";
        }
    }

    /** A person's own account. */
    public record Account(
            UUID uuid,
            String handle,
            String displayName,
            String email,
            String bio,
            String role,
            boolean linkPreviews,
            int followersCount,
            int followingCount,
            @Nullable Instant suspendedAt,
            Instant createdAt) {}
}
