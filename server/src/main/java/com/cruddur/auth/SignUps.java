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
 * Operations of sign-up. A registration becomes an account when the code that was mailed to its address is confirmed.
 * Only the owner of an address learns whether it has an account.
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
     * Stores a registration for thirty minutes, and mails a code. Another sign-up with the address replaces the first.
     *
     * @throws Failure.Invalid {@code handle_taken} when an account or a registration has the handle
     * @throws Failure.TooManyRequests after too many mails to this address
     */
    public PendingCode signUp(SignUp signUp) {
        var passwordHash = passwords.hash(signUp.password());
        var code = Tokens.code();
        var registration = database.transaction(RegistrationSql.class, sql -> {
            var registered = sql.register(Ids.next(), signUp, passwordHash, Tokens.hash(code))
                    .orElseThrow(() -> new Failure.Invalid("handle_taken"));
            limits.chargeMail(signUp.email()); // a taken handle costs no mail; a refused mail undoes the registration
            return registered;
        });
        send(registration, code);
        return new PendingCode(signUp.email(), registration.expiresAt());
    }

    /**
     * Mails another code, valid for thirty minutes, if there is a registration with this address.
     *
     * @throws Failure.TooManyRequests after too many mails to this address
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
     * Creates the account, and signs in.
     *
     * @throws Failure.Invalid {@code code_wrong} when the code is wrong, was wrong five times, or has expired; {@code
     *     handle_taken} when another account took the handle meanwhile
     * @throws Failure.TooManyRequests after too many attempts for this account
     */
    public SignInResponse confirm(Confirmation confirmation, String userAgent) {
        limits.chargeAccount(confirmation.email());
        var codeHash = Tokens.hash(confirmation.code());
        // A wrong attempt is committed, so that it counts.
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

    /** The address that a code may have been sent to, and the expiry of such a code. */
    public record PendingCode(String email, Instant expiresAt) {}

    /** The form that confirms a code. */
    public record Confirmation(String email, String code) {

        /** @throws com.cruddur.platform.Failure.Invalid with the codes of all mistakes */
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
     * A stored registration.
     *
     * @param email the address to send the code to, null when no registration has it
     * @param accountEmail the address of an existing account, null when there is none
     */
    record Registration(
            Instant expiresAt,
            @Nullable String email,
            @Nullable String handle,
            @Nullable String accountEmail) {}
}
