package com.cruddur.auth;

import com.cruddur.auth.SignUps.PendingCode;
import com.cruddur.platform.Failure;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.http.RateLimits;
import com.cruddur.platform.http.Viewer;
import com.cruddur.platform.language.Language;
import com.cruddur.platform.text.Validator;
import com.cruddur.realtime.StreamAccess;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Signs people in by password, and changes passwords. Passwords are compared outside of transactions. Each attempt
 * counts against the limit of its account before the comparison, and each mail against that of its address.
 */
public final class SignIns {

    /** Begins the names under which the guesses of signed-in people count. No login that anybody sends has a newline. */
    private static final String SIGNED_IN = "signed in\n";

    private final Database database;
    private final Sessions sessions;
    private final Passwords passwords;
    private final AccountMailer accountMailer;
    private final RateLimits limits;
    private final Devices devices;

    public SignIns(
            Database database, Sessions sessions, Passwords passwords, AccountMailer accountMailer, RateLimits limits) {
        this.database = database;
        this.sessions = sessions;
        this.passwords = passwords;
        this.accountMailer = accountMailer;
        this.limits = limits;
        this.devices = new Devices(database, limits);
    }

    /**
     * Creates a session, for a suspended person, too, who may read, export and leave. Takes as long when there is no such
     * person.
     *
     * @throws Failure.Invalid {@code credentials_wrong} when there is no such person, or the password is wrong
     * @throws Failure.TooManyRequests after too many attempts for this account
     */
    SignInResponse signIn(SignIn signIn, Client client) {
        devices.chargeGuess(signIn.login(), client);
        var login = database.query(CredentialSql.class, sql -> sql.byName(signIn.login()));
        var hash = login.map(Login::passwordHash).orElse(null);
        if (!passwords.matches(signIn.password(), hash) || login.isEmpty() || hash == null) {
            throw new Failure.Invalid("credentials_wrong");
        }
        return database.transaction(transaction -> {
            // The lock makes a concurrent change of the password end this session, too.
            var uuid = transaction
                    .on(CredentialSql.class)
                    .hold(login.get().uuid(), hash)
                    .orElseThrow(() -> new Failure.Invalid("credentials_wrong"));
            devices.remember(transaction, uuid, client);
            return sessions.open(transaction, uuid, client.userAgent());
        });
    }

    /**
     * Changes the password of {@code viewer}, and ends their other sessions.
     *
     * @param language the language of the mail that tells it
     * @throws Failure.Invalid {@code current_password_wrong}
     * @throws Failure.TooManyRequests after too many attempts for this account
     */
    public void changePassword(Viewer viewer, PasswordChange change, Language language) {
        var login = requirePassword(viewer, change.currentPassword(), "current_password_wrong");
        var newHash = passwords.hash(change.newPassword());
        database.transaction(transaction -> {
            var sql = transaction.on(CredentialSql.class);
            if (sql.hold(login.uuid(), String.valueOf(login.passwordHash())).isEmpty()) {
                throw new Failure.Invalid("current_password_wrong");
            }
            sql.set(login.uuid(), newHash);
            var ended = transaction.on(SessionSql.class).endOthers(login.uuid(), viewer.sessionUuid());
            StreamAccess.sessionsEnded(transaction, login.uuid());
            return ended;
        });
        accountMailer.passwordChanged(login.email(), language.texts());
    }

    /**
     * Requires the viewer's password. Attempts of signed-in people have a limit of their own, so that a stolen session
     * allows no faster guessing, and strangers do not use it up.
     *
     * @throws Failure.Invalid with {@code code} when {@code password} is wrong
     * @throws Failure.TooManyRequests after too many attempts for this account
     */
    public Login requirePassword(Viewer viewer, String password, String code) {
        limits.chargeAccount(SIGNED_IN + viewer.uuid());
        var login = database.query(CredentialSql.class, sql -> sql.byUuid(viewer.uuid()));
        if (!passwords.matches(password, login.map(Login::passwordHash).orElse(null))) {
            throw new Failure.Invalid(code);
        }
        return login.orElseThrow();
    }

    /**
     * Sends a reset code to the person with this address, if there is one.
     *
     * @throws Failure.TooManyRequests after too many mails to this address
     */
    PendingCode forgot(CodeRequest request, Client client) {
        devices.chargeCode(request.email(), client);
        devices.chargeMail(request.email(), client);
        var code = Tokens.code();
        var reset = database.query(CredentialSql.class, sql -> sql.forget(request.email(), Tokens.hash(code)));
        if (reset.email() != null) {
            accountMailer.reset(reset.email(), code, client.language().texts());
        }
        return new PendingCode(request.email(), reset.expiresAt());
    }

    /**
     * Sets another password by a reset code, and ends all sessions of the person.
     *
     * @throws Failure.Invalid {@code code_wrong} when the code is wrong, was wrong five times, or has expired
     * @throws Failure.TooManyRequests after too many attempts for this account
     */
    void reset(PasswordReset reset, Client client) {
        devices.chargeCode(reset.email(), client);
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
            devices.remember(transaction, attempt.uuid(), client);
            var ended = transaction.on(SessionSql.class).endAll(attempt.uuid());
            StreamAccess.sessionsEnded(transaction, attempt.uuid());
            return ended;
        });
        accountMailer.passwordChanged(attempt.email(), client.language().texts());
    }

    /** The form that changes a password. */
    public record PasswordChange(String currentPassword, String newPassword) {

        /** @throws com.cruddur.platform.Failure.Invalid with the codes of all mistakes */
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

    /** The form that sets another password by a reset code. */
    public record PasswordReset(String email, String code, String newPassword) {

        /** @throws com.cruddur.platform.Failure.Invalid with the codes of all mistakes */
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

    /** The person of a reset code, and whether the code matches. */
    record ResetAttempt(UUID uuid, String email, boolean matches) {}

    /** The form that requests a code by mail. */
    public record CodeRequest(String email) {

        /** @throws com.cruddur.platform.Failure.Invalid when the address is malformed */
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
    record Login(UUID uuid, String email, @Nullable String passwordHash) {

        @Override
        public String toString() {
            return "Login[" + uuid + "]";
        }
    }

    /**
     * A reset code.
     *
     * @param email the address to send it to, null when nobody has it
     */
    record ResetCode(Instant expiresAt, @Nullable String email) {}
}
