package com.cruddur.moderation;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.db.Transaction;
import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.http.Role;
import com.cruddur.platform.http.Viewer;
import com.cruddur.realtime.StreamAccess;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Operations on roles and suspensions. Moderators suspend users; admins suspend everybody but themselves, and change
 * roles. The last admin cannot be suspended, lose the role, or be deleted. Blocks have no effect here.
 */
public final class Suspensions {

    private static final String ADMIN = "admin";

    private final Database database;

    public Suspensions(Database database) {
        this.database = database;
    }

    /**
     * Suspends the person of that handle: nobody sees their content from then on, and they may only read.
     *
     * @throws Failure.NotFound when nobody has the handle
     * @throws Failure.Forbidden when {@code moderator} is not an admin, and the person is a moderator or an admin
     * @throws Failure.Invalid {@code suspend_oneself}, {@code last_admin}
     */
    AccountStatus suspend(Viewer moderator, String handle) {
        var suspended = database.transaction(transaction -> {
            var person = inTurn(transaction).byHandle(handle).orElseThrow(PathHandle::nobody);
            return suspend(transaction, moderator, person);
        });
        database.awaitReplicas();
        return suspended;
    }

    /** Suspends a person within {@code transaction}; {@code moderator} is null for the operator. */
    void suspend(Transaction transaction, @Nullable Viewer moderator, UUID person) {
        var found = inTurn(transaction).byUuid(person).orElseThrow(PathHandle::nobody);
        var _ = suspend(transaction, moderator, found);
    }

    /**
     * Suspends the person of that handle on behalf of the operator.
     *
     * @throws Failure.NotFound when nobody has the handle
     * @throws Failure.Invalid {@code last_admin}
     */
    public AccountStatus suspend(String handle) {
        var suspended = database.transaction(transaction -> {
            var person = inTurn(transaction).byHandle(handle).orElseThrow(PathHandle::nobody);
            return suspend(transaction, null, person);
        });
        database.awaitReplicas();
        return suspended;
    }

    /**
     * Hides a person whose account is to be deleted, as a suspension does; does nothing when there is no such person.
     *
     * @throws Failure.Invalid {@code last_admin}
     */
    public void hide(UUID person) {
        database.transaction(transaction -> {
            var sql = inTurn(transaction);
            sql.byUuid(person).ifPresent(known -> {
                var _ = suspend(transaction, null, known);
            });
            return person;
        });
        database.awaitReplicas();
    }

    /** Ends a suspension on behalf of the operator. */
    public AccountStatus readmit(String handle) {
        return database.transaction(transaction -> {
            var sql = inTurn(transaction);
            return sql.readmit(
                    sql.byHandle(handle).orElseThrow(PathHandle::nobody).uuid());
        });
    }

    /** Ends a suspension. It takes the role that suspending this person takes. */
    AccountStatus readmit(Viewer moderator, String handle) {
        return database.transaction(transaction -> {
            var sql = inTurn(transaction);
            var person = sql.byHandle(handle).orElseThrow(PathHandle::nobody);
            refuse(moderator, person);
            return sql.readmit(person.uuid());
        });
    }

    /**
     * Changes the role of the person of that handle.
     *
     * @throws Failure.Invalid {@code last_admin}
     */
    AccountStatus changeRole(String handle, RoleDraft draft) {
        return database.transaction(transaction -> {
            var sql = inTurn(transaction);
            var person = sql.byHandle(handle).orElseThrow(PathHandle::nobody);
            if (!draft.role().equals(ADMIN)) {
                keepAnAdmin(sql, person);
            }
            return sql.changeRole(person.uuid(), draft.role());
        });
    }

    /** Changes the role of the person of that handle on behalf of the operator. */
    public AccountStatus changeRole(String handle, Role role) {
        return changeRole(handle, new RoleDraft(role.name().toLowerCase(Locale.ROOT)));
    }

    private static AccountStatus suspend(Transaction transaction, @Nullable Viewer moderator, AccountStatus person) {
        var sql = transaction.on(SuspensionSql.class);
        if (moderator != null) {
            refuse(moderator, person);
        }
        keepAnAdmin(sql, person);
        var suspended = sql.suspend(person.uuid());
        StreamAccess.withdrawn(transaction, person.uuid());
        return suspended;
    }

    private static void refuse(Viewer moderator, AccountStatus person) {
        if (moderator.uuid().equals(person.uuid())) {
            throw new Failure.Invalid("suspend_oneself");
        }
        if (moderator.role() != Role.ADMIN && !person.role().equals("user")) {
            throw new Failure.Forbidden("Only admins decide about moderators and admins.");
        }
    }

    private static void keepAnAdmin(SuspensionSql sql, AccountStatus person) {
        if (person.role().equals(ADMIN) && person.suspendedAt() == null && !sql.otherAdmin(person.uuid())) {
            throw new Failure.Invalid("last_admin");
        }
    }

    private static SuspensionSql inTurn(Transaction transaction) {
        var sql = transaction.on(SuspensionSql.class);
        var _ = sql.takeTurns();
        return sql;
    }

    /**
     * The role of a person, and their suspension.
     *
     * @param role user, moderator or admin
     * @param suspendedAt the start of the suspension, null when the person is not suspended
     */
    public record AccountStatus(
            UUID uuid, String handle, String role, @Nullable Instant suspendedAt) {}

    /** A person's new role: user, moderator or admin. */
    record RoleDraft(String role) {

        private static final Set<String> KNOWN = Set.of("user", "moderator", "admin");

        RoleDraft(@Nullable String role) {
            if (role == null || role.isBlank()) {
                throw new Failure.Invalid("role_blank");
            }
            if (!KNOWN.contains(role)) {
                throw new Failure.Invalid("role_unknown");
            }
            this.role = role;
        }
    }
}
