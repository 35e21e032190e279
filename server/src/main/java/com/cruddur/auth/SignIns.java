package com.cruddur.auth;

import com.cruddur.auth.SignUps.PendingCode;
import com.cruddur.platform.Failure;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.http.RateLimits;
import com.cruddur.platform.http.Viewer;
import com.cruddur.platform.text.Validator;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Signing in by password, and setting another password. Passwords are compared outside of transactions. Each try is
 * charged to the account it names before anything is compared, and each mail to its mailbox.
 */
public final class SignIns {

    private final Database database;
    private final Sessions sessions;
    private final Passwords passwords;
    private final AccountMailer accountMailer;
    private final RateLimits limits;

    public SignIns(
            Database database, Sessions sessions, Passwords passwords, AccountMailer accountMailer, RateLimits limits) {
        this.database = database;
        this.sessions = sessions;
        this.passwords = passwords;
        this.accountMailer = accountMailer;
        this.limits = limits;
    }

    /**
     * Opens a session. It takes as long, whether or not there is such a person.
     *
     * @throws Failure.Invalid {@code credentials_wrong} when there is no such person, or they have another password
     * @throws Failure.Forbidden when the person is suspended
     * @throws Failure.TooManyRequests when this account was tried too often
     */
    public SignInResponse signIn(SignIn signIn, String userAgent) {
        limits.chargeAccount(signIn.login());
        var login = database.query(CredentialSql.class, sql -> sql.byName(signIn.login()));
        var hash = login.map(Login::passwordHash).orElse(null);
        if (!passwords.matches(signIn.password(), hash) || login.isEmpty() || hash == null) {
            throw new Failure.Invalid("credentials_wrong");
        }
        if (login.get().suspended()) {
            throw new Failure.Forbidden("Your account is suspended.");
        }
        return database.transaction(transaction -> {
            // Whoever changes the password now signs out this session as well.
            var uuid = transaction
                    .on(CredentialSql.class)
                    .hold(login.get().uuid(), hash)
                    .orElseThrow(() -> new Failure.Invalid("credentials_wrong"));
            return sessions.open(transaction, uuid, userAgent);
        });
    }

    /**
     * Sets another password for {@code viewer}, and signs out all their other sessions.
     *
     * @throws Failure.Invalid {@code current_password_wrong}
     * @throws Failure.TooManyRequests when this account was tried too often
     */
    public void changePassword(Viewer viewer, PasswordChange change) {
        var login = requirePassword(viewer, change.currentPassword(), "current_password_wrong");
        var newHash = passwords.hash(change.newPassword());
        database.transaction(transaction -> {
            var sql = transaction.on(CredentialSql.class);
            if (sql.hold(login.uuid(), String.valueOf(login.passwordHash())).isEmpty()) {
                throw new Failure.Invalid("current_password_wrong");
            }
            sql.set(login.uuid(), newHash);
            return transaction.on(SessionSql.class).endOthers(login.uuid(), viewer.sessionUuid());
        });
        accountMailer.passwordChanged(login.email());
    }

    /**
     * Makes sure that {@code password} is the viewer's. Somebody who found an open session guesses no faster than others.
     *
     * @throws Failure.Invalid with {@code code} when it is not
     * @throws Failure.TooManyRequests when this account was tried too often
     */
    public Login requirePassword(Viewer viewer, String password, String code) {
        limits.chargeAccount(viewer.handle());
        var login = database.query(CredentialSql.class, sql -> sql.byUuid(viewer.uuid()));
        if (!passwords.matches(password, login.map(Login::passwordHash).orElse(null))) {
            throw new Failure.Invalid(code);
        }
        return login.orElseThrow();
    }

    /**
     * Sends a code to the person with this address, if there is one.
     *
     * @throws Failure.TooManyRequests when this address was sent enough
     */
    public PendingCode forgot(CodeRequest request) {
        limits.chargeAccount(request.email());
        limits.chargeMail(request.email());
        var code = Tokens.code();
        var reset = database.query(CredentialSql.class, sql -> sql.forget(request.email(), Tokens.hash(code)));
        if (reset.email() != null) {
            accountMailer.reset(reset.email(), code);
        }
        return new PendingCode(request.email(), reset.expiresAt());
    }

    /**
     * Sets another password by the code from the mail, and signs out everywhere.
     *
     * @throws Failure.Invalid {@code code_wrong} when it is, or was wrong five times, or its time is over
     * @throws Failure.TooManyRequests when this account was tried too often
     */
    public void reset(PasswordReset reset) {
        limits.chargeAccount(reset.email());
        var codeHash = Tokens.hash(reset.code());
        var attempt = database.query(CredentialSql.class, sql -> sql.attempt(reset.email(), codeHash))
                .filter(ResetAttempt::matches)
                .orElseThrow(() -> new Failure.Invalid("code_wrong"));
        var newHash = passwords.hash(reset.newPassword());
        database.transaction(transaction -> {
            var sql = transaction.on(CredentialSql.class);
            if (sql.take(attempt.uuid(), codeHash) == 0) {
                throw new Failure.Invalid("code_wrong");
            }
            sql.set(attempt.uuid(), newHash);
            return transaction.on(SessionSql.class).endAll(attempt.uuid());
        });
        accountMailer.passwordChanged(attempt.email());
    }

    /** Somebody who knows their password wants another. */
    public record PasswordChange(String currentPassword, String newPassword) {

        /** @throws com.cruddur.platform.Failure.Invalid with all that is wrong */
        public PasswordChange {
            var validator = new Validator();
            currentPassword = validator.password("current_password", currentPassword);
            newPassword = validator.newPassword("new_password", newPassword);
            validator.refuse();
        }

        @Override
        public String toString() {
            return "PasswordChange[]";
        }
    }

    /** Somebody who forgot their password sets another, by the code that was sent to their address. */
    public record PasswordReset(String email, String code, String newPassword) {

        /** @throws com.cruddur.platform.Failure.Invalid with all that is wrong */
        public PasswordReset {
            var validator = new Validator();
            email = validator.email(email);
            code = validator.code(code);
            newPassword = validator.newPassword("new_password", newPassword);
            validator.refuse();
        }

        @Override
        public String toString() {
            return "PasswordReset[" + email + "]";
        }
    }

    /** Somebody who forgot their password, and whether they told the right code. */
    record ResetAttempt(UUID uuid, String email, boolean matches) {}

    /** Somebody wants a code to be sent to their address. */
    public record CodeRequest(String email) {

        /** @throws com.cruddur.platform.Failure.Invalid when this is no address */
        public CodeRequest {
            var validator = new Validator();
            email = validator.email(email);
            validator.refuse();
        }
    }

    /**
     * A person who may sign in.
     *
     * @param passwordHash null for a person without a password
     */
    record Login(UUID uuid, String email, @Nullable String passwordHash, boolean suspended) {

        @Override
        public String toString() {
            return "Login[" + uuid + "]";
        }
    }

    /**
     * A code for somebody who forgot their password.
     *
     * @param email where to send it, null when nobody has that address
     */
    record ResetCode(Instant expiresAt, @Nullable String email) {}
}
