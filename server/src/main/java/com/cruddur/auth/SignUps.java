package com.cruddur.auth;

import com.cruddur.auth.SignIns.CodeRequest;
import com.cruddur.platform.Failure;
import com.cruddur.platform.Ids;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.db.Transaction;
import com.cruddur.platform.http.RateLimits;
import com.cruddur.platform.text.Validator;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Signing up: who wants an account is kept aside until they tell the code that was sent to their address. Whether an
 * address has an account is told to nobody but its owner.
 */
public final class SignUps {

    private final Database database;
    private final Sessions sessions;
    private final Passwords passwords;
    private final AccountMailer accountMailer;
    private final RateLimits limits;

    public SignUps(
            Database database, Sessions sessions, Passwords passwords, AccountMailer accountMailer, RateLimits limits) {
        this.database = database;
        this.sessions = sessions;
        this.passwords = passwords;
        this.accountMailer = accountMailer;
        this.limits = limits;
        database.mapConstraint("users_handle_key", () -> new Failure.Invalid("handle_taken"));
        database.mapConstraint("users_handle_name_key", () -> new Failure.Invalid("handle_taken"));
        database.mapConstraint("users_handle_format", () -> new Failure.Invalid("handle_invalid"));
        database.mapConstraint("users_email_key", () -> new Failure.Invalid("email_taken"));
    }

    /**
     * Keeps who signs up for thirty minutes and sends them a code. Doing it again with the same address begins anew.
     *
     * @throws Failure.Invalid {@code handle_taken} when somebody has it or is about to
     * @throws Failure.TooManyRequests when this address was sent enough
     */
    public PendingCode signUp(SignUp signUp) {
        var passwordHash = passwords.hash(signUp.password());
        var code = Tokens.code();
        var registration = database.transaction(RegistrationSql.class, sql -> {
            var registered = sql.register(Ids.next(), signUp, passwordHash, Tokens.hash(code))
                    .orElseThrow(() -> new Failure.Invalid("handle_taken"));
            limits.chargeMail(signUp.email()); // not for a handle that was taken, and undone when it is too much
            return registered;
        });
        send(registration, code);
        return new PendingCode(signUp.email(), registration.expiresAt());
    }

    /**
     * Sends another code, which is good for thirty minutes, if somebody signs up with this address.
     *
     * @throws Failure.TooManyRequests when this address was sent enough
     */
    public PendingCode resendCode(CodeRequest request) {
        limits.chargeAccount(request.email());
        limits.chargeMail(request.email());
        var code = Tokens.code();
        var registration = database.query(RegistrationSql.class, sql -> sql.renew(request.email(), Tokens.hash(code)));
        send(registration, code);
        return new PendingCode(request.email(), registration.expiresAt());
    }

    /**
     * Makes the account and signs in.
     *
     * @throws Failure.Invalid {@code code_wrong} when it is, or was wrong five times, or its time is over;
     *     {@code handle_taken} when somebody was faster
     * @throws Failure.TooManyRequests when this account was tried too often
     */
    public SignInResponse confirm(Confirmation confirmation, String userAgent) {
        limits.chargeAccount(confirmation.email());
        var codeHash = Tokens.hash(confirmation.code());
        // A wrong attempt is committed, too, so that it counts.
        return database.transaction(transaction -> transaction
                        .on(RegistrationSql.class)
                        .attempt(confirmation.email(), codeHash)
                        .filter(RegistrationAttempt::matches)
                        .map(attempt -> create(transaction, attempt, userAgent)))
                .orElseThrow(() -> new Failure.Invalid("code_wrong"));
    }

    private SignInResponse create(Transaction transaction, RegistrationAttempt attempt, String userAgent) {
        var uuid = Ids.next();
        transaction.on(RegistrationSql.class).createPerson(uuid, attempt.person());
        return sessions.open(transaction, uuid, userAgent);
    }

    private void send(Registration registration, String code) {
        if (registration.accountEmail() != null) {
            accountMailer.alreadyThere(registration.accountEmail());
        } else if (registration.email() != null && registration.handle() != null) {
            accountMailer.confirmation(registration.email(), registration.handle(), code);
        }
    }

    /** Where a code may have been sent, and until when it would be good. */
    public record PendingCode(String email, Instant expiresAt) {}

    /** Somebody tells the code that was sent to their address. */
    public record Confirmation(String email, String code) {

        /** @throws com.cruddur.platform.Failure.Invalid with all that is wrong */
        public Confirmation {
            var validator = new Validator();
            email = validator.email(email);
            code = validator.code(code);
            validator.refuse();
        }

        @Override
        public String toString() {
            return "Confirmation[" + email + "]";
        }
    }

    /**
     * A code for somebody who signs up.
     *
     * @param email where to send it, null when nobody signs up with that address
     * @param accountEmail the address of the account that is there already, null when there is none
     */
    record Registration(
            Instant expiresAt,
            @Nullable String email,
            @Nullable String handle,
            @Nullable String accountEmail) {}
}
