package com.cruddur.auth;

import com.cruddur.auth.ConfirmationAttempt.NewPerson;
import com.cruddur.auth.SignIns.CodeRequest;
import com.cruddur.platform.Failure;
import com.cruddur.platform.Ids;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.db.Transaction;
import com.cruddur.platform.http.RateLimits;
import com.cruddur.platform.language.Texts;
import com.cruddur.platform.text.Validator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Operations of sign-up. A sign-up becomes an account when a code that was mailed to its address is confirmed. Only the
 * owner of an address learns whether it has an account.
 *
 * <p>Anybody can begin a sign-up with any address. The password of a sign-up is therefore used only if the browser that
 * began it confirms it. Another client chooses the password when it confirms.
 */
public final class SignUps {

    private final Database database;
    private final Sessions sessions;
    private final Passwords passwords;
    private final AccountMailer accountMailer;
    private final Devices devices;

    public SignUps(
            Database database, Sessions sessions, Passwords passwords, AccountMailer accountMailer, RateLimits limits) {
        this.database = database;
        this.sessions = sessions;
        this.passwords = passwords;
        this.accountMailer = accountMailer;
        this.devices = new Devices(database, limits);
        database.mapConstraint("users_handle_key", () -> new Failure.Invalid("handle_taken"));
        database.mapConstraint("users_handle_name_key", () -> new Failure.Invalid("handle_taken"));
        database.mapConstraint("users_handle_format", () -> new Failure.Invalid("handle_invalid"));
        database.mapConstraint("users_email_key", () -> new Failure.Invalid("email_taken"));
    }

    /**
     * Stores a sign-up for thirty minutes, and mails a code. Others with the same address stay, with codes of their own.
     *
     * @return the code's address and expiry, and the token for the browser's cookie
     * @throws Failure.Invalid {@code handle_taken} when an account or a sign-up with another address has the handle,
     *     {@code email_undeliverable} when the mail server cannot send to the address
     * @throws Failure.TooManyRequests after too many mails to this address
     */
    PendingSignUp signUp(SignUp signUp, Client client) {
        accountMailer.requireDeliverable(signUp.email());
        var passwordHash = passwords.hash(signUp.password());
        var code = Tokens.code();
        var browser = Tokens.token();
        var registration = database.transaction(SignUpSql.class, sql -> {
            var registered = sql.register(Ids.next(), signUp, passwordHash, Tokens.hash(code), Tokens.hash(browser))
                    .orElseThrow(() -> new Failure.Invalid("handle_taken"));
            devices.chargeMail(signUp.email(), client); // a taken handle costs no mail; a refused mail undoes it all
            return registered;
        });
        send(registration, code, client.language().texts());
        return new PendingSignUp(new PendingCode(signUp.email(), registration.expiresAt()), browser);
    }

    /**
     * Mails another code, valid for thirty minutes, if there is a sign-up with this address: for the one of this browser
     * if there is one, else for the newest.
     *
     * @throws Failure.TooManyRequests after too many mails to this address
     */
    PendingCode resendCode(CodeRequest request, Client client) {
        devices.chargeGuess(request.email(), client);
        devices.chargeMail(request.email(), client);
        var code = Tokens.code();
        var registration = database.query(
                SignUpSql.class, sql -> sql.renew(request.email(), Tokens.hash(code), client.signUpHash()));
        send(registration, code, client.language().texts());
        return new PendingCode(request.email(), registration.expiresAt());
    }

    /**
     * Creates the account, and signs in. The account has the password of the confirmation; without one, that of the
     * sign-up if it came from this browser, and else none.
     *
     * @throws Failure.Invalid {@code code_wrong} when the code is wrong, was wrong five times, or has expired; {@code
     *     handle_taken} when another account took the handle meanwhile
     * @throws Failure.TooManyRequests after too many attempts for this account
     */
    SignInResponse confirm(Confirmation confirmation, Client client) {
        return confirm(confirmation, client, (transaction, person) -> {
            if (person.passwordHash() == null) {
                transaction.afterCommit(() -> accountMailer.withoutPassword(
                        person.email(), client.language().texts()));
            }
        });
    }

    /**
     * Creates the account, and signs in, like {@link #confirm}, but never creates an account without a password.
     *
     * @throws Failure.Invalid {@code password_blank} when the code is right and a password has to be chosen
     */
    SignInResponse confirmWithPassword(Confirmation confirmation, Client client) {
        return confirm(confirmation, client, (_, person) -> {
            if (person.passwordHash() == null) {
                throw new Failure.Invalid("password_blank");
            }
        });
    }

    private SignInResponse confirm(Confirmation confirmation, Client client, BiConsumer<Transaction, NewPerson> check) {
        devices.chargeGuess(confirmation.email(), client);
        var codeHash = Tokens.hash(confirmation.code());
        var chosen = confirmation.password() == null ? null : passwords.hash(confirmation.password());
        // A wrong attempt is committed, so that it counts.
        return database.transaction(transaction -> {
                    var sql = transaction.on(SignUpSql.class);
                    var _ = sql.lock(confirmation.email());
                    return confirmed(sql.attempt(confirmation.email(), codeHash, client.signUpHash()))
                            .map(attempt -> attempt.person(chosen))
                            .map(person -> create(transaction, person, client, check));
                })
                .orElseThrow(() -> new Failure.Invalid("code_wrong"));
    }

    /**
     * Any right code proves who owns the address. The browser's own sign-up is then the one that its person means, even
     * if the code came with the mail about another one.
     */
    private static Optional<ConfirmationAttempt> confirmed(List<ConfirmationAttempt> attempts) {
        var right = attempts.stream().filter(ConfirmationAttempt::matches).findFirst();
        var own = attempts.stream().filter(ConfirmationAttempt::own).findFirst();
        return right.map(attempt -> own.orElse(attempt));
    }

    private SignInResponse create(
            Transaction transaction, NewPerson person, Client client, BiConsumer<Transaction, NewPerson> check) {
        check.accept(transaction, person);
        var uuid = Ids.next();
        transaction.on(SignUpSql.class).createPerson(uuid, person);
        devices.remember(transaction, uuid, client);
        return sessions.open(transaction, uuid, client.userAgent());
    }

    private void send(Registration registration, String code, Texts texts) {
        if (registration.accountEmail() != null) {
            accountMailer.alreadyThere(registration.accountEmail(), texts);
        } else if (registration.email() != null && registration.handle() != null) {
            accountMailer.confirmation(registration.email(), registration.handle(), code, texts);
        }
    }

    /** The address that a code may have been sent to, and the expiry of such a code. */
    public record PendingCode(String email, Instant expiresAt) {}

    /**
     * A stored sign-up.
     *
     * @param browser the token for the cookie of the browser that signed up
     */
    record PendingSignUp(PendingCode code, String browser) {

        @Override
        public String toString() {
            return "PendingSignUp[" + code.email() + "]";
        }
    }

    /**
     * The form that confirms a code.
     *
     * @param password the password to set, null to use that of the sign-up
     */
    public record Confirmation(
            String email, String code, @Nullable String password) {

        /** @throws com.cruddur.platform.Failure.Invalid with the codes of all mistakes */
        public Confirmation {
            var validator = new Validator();
            email = validator.email(email);
            code = validator.code(code);
            password = password == null ? null : validator.newPassword("password", password);
            validator.refuse();
        }

        @Override
        public String toString() {
            return "Confirmation[" + email + "]";
        }
    }

    /**
     * The mail that a sign-up causes.
     *
     * @param email the address to send the code to, null when no sign-up has it
     * @param accountEmail the address of an existing account, null when there is none
     */
    record Registration(
            Instant expiresAt,
            @Nullable String email,
            @Nullable String handle,
            @Nullable String accountEmail) {}
}
