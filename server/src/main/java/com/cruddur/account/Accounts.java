package com.cruddur.account;

import com.cruddur.activity.ActivityDeletion;
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

/** The own account: to look at, and to delete. */
public final class Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    /** What goes besides the posts, a batch of each at a time until nothing is left. */
    private static final List<ToIntBiFunction<AccountSql, UUID>> BATCHES = List.of(
            AccountSql::unlike,
            AccountSql::unrepost,
            AccountSql::unfollow,
            AccountSql::loseFollowers,
            AccountSql::forgetBookmarks,
            AccountSql::forgetNotifications,
            AccountSql::forgetMessages);

    private final Database database;
    private final ActivityDeletion deletion;
    private final Consumer<String> deletePicture;

    /** @param deletePicture deletes the uploaded picture with that key; does not throw when the store fails */
    public Accounts(Database database, ActivityDeletion deletion, Consumer<String> deletePicture) {
        this.database = database;
        this.deletion = deletion;
        this.deletePicture = deletePicture;
    }

    /** The account of {@code viewer}. */
    public Account find(Viewer viewer) {
        return database.query(AccountSql.class, sql -> sql.find(viewer.uuid()))
                .orElseThrow(() -> new Failure.Unauthorized("This account is gone."));
    }

    /**
     * Deletes the account of {@code viewer}. Everything of theirs is hidden at once; the rows go in transactions of at
     * most a thousand, and the person last, so that doing it again goes on where a failure stopped it. The caller has
     * made sure that it is them.
     */
    public void delete(Viewer viewer) {
        delete(viewer.uuid());
    }

    /** The same by the operator. Where nobody has that id, nothing is done. */
    public void delete(UUID person) {
        var _ = database.query(AccountSql.class, sql -> sql.hide(person));
        database.awaitReplicas();
        deletePosts(person);
        for (var batch : BATCHES) {
            int rows;
            do {
                rows = database.transaction(AccountSql.class, sql -> batch.applyAsInt(sql, person));
            } while (rows > 0);
        }
        deletePosts(person); // what a request under way has added meanwhile
        database.query(AccountSql.class, sql -> sql.delete(person)).ifPresent(picture -> {
            deletePicture.accept(picture);
            LOG.info("The account {} is deleted", person); // so that it can be done again after a restore
        });
    }

    /** A post loses its author last, so that it is found again when this is repeated. */
    private void deletePosts(UUID person) {
        List<UUID> posts;
        do {
            posts = database.query(AccountSql.class, sql -> sql.posts(person));
            deletion.end(person, posts);
            var rows = posts.toArray(UUID[]::new);
            var _ = database.transaction(AccountSql.class, sql -> sql.disown(rows));
        } while (!posts.isEmpty());
    }

    /** Somebody wants their account to be deleted, and shows that it is theirs. */
    public record AccountDeletion(String password) {

        /** @throws com.cruddur.platform.Failure.Invalid with all that is wrong */
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
            int followersCount,
            int followingCount,
            @Nullable Instant suspendedAt,
            Instant createdAt) {}
}
