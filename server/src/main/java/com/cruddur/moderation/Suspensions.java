package com.cruddur.moderation;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.db.Transaction;
import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.http.Role;
import com.cruddur.platform.http.Viewer;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what. Moderators suspend users; admins suspend anybody but themselves, and give roles. There is always an
 * admin left once there was one. A block hides nobody here.
 */
public final class Suspensions {

    private static final String ADMIN = "admin";

    private final Database database;

    public Suspensions(Database database) {
        this.database = database;
    }

    /**
     * Shuts the person of that handle out: nothing of theirs is shown from then on, and they may only read.
     *
     * @throws Failure.NotFound when nobody has the handle
     * @throws Failure.Forbidden when {@code moderator} is no admin and the person no mere user
     * @throws Failure.Invalid {@code suspend_oneself}, {@code last_admin}
     */
    AccountStatus suspend(Viewer moderator, String handle) {
        var suspended = database.transaction(transaction -> {
            var sql = inTurn(transaction);
            return suspend(sql, moderator, sql.byHandle(handle).orElseThrow(PathHandle::nobody));
        });
        database.awaitReplicas();
        return suspended;
    }

    /** The same within a transaction; {@code moderator} is null for the operator. */
    void suspend(Transaction transaction, @Nullable Viewer moderator, UUID person) {
        var sql = inTurn(transaction);
        suspend(sql, moderator, sql.byUuid(person).orElseThrow(PathHandle::nobody));
    }

    /**
     * The same by the operator.
     *
     * @throws Failure.NotFound when nobody has the handle
     * @throws Failure.Invalid {@code last_admin}
     */
    public AccountStatus suspend(String handle) {
        var suspended = database.transaction(transaction -> {
            var sql = inTurn(transaction);
            return suspend(sql, null, sql.byHandle(handle).orElseThrow(PathHandle::nobody));
        });
        database.awaitReplicas();
        return suspended;
    }

    /** The operator ends a suspension. */
    public AccountStatus readmit(String handle) {
        return database.transaction(transaction -> {
            var sql = inTurn(transaction);
            return sql.readmit(
                    sql.byHandle(handle).orElseThrow(PathHandle::nobody).uuid());
        });
    }

    /** Ends a suspension; who may do that is who may suspend. */
    AccountStatus readmit(Viewer moderator, String handle) {
        return database.transaction(transaction -> {
            var sql = inTurn(transaction);
            var person = sql.byHandle(handle).orElseThrow(PathHandle::nobody);
            refuse(moderator, person);
            return sql.readmit(person.uuid());
        });
    }

    /**
     * Gives the person of that handle a role.
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

    /** The operator gives the person of that handle a role. */
    public AccountStatus changeRole(String handle, Role role) {
        return changeRole(handle, new RoleDraft(role.name().toLowerCase(Locale.ROOT)));
    }

    private static AccountStatus suspend(SuspensionSql sql, @Nullable Viewer moderator, AccountStatus person) {
        if (moderator != null) {
            refuse(moderator, person);
        }
        keepAnAdmin(sql, person);
        return sql.suspend(person.uuid());
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
     * What a person may do.
     *
     * @param role user, moderator or admin
     * @param suspendedAt since when they are shut out, null when they are not
     */
    public record AccountStatus(
            UUID uuid, String handle, String role, @Nullable Instant suspendedAt) {}

    /** The role that somebody is to have: user, moderator or admin. */
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
