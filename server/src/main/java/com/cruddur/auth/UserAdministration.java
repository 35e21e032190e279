package com.cruddur.auth;

import com.cruddur.auth.ConfirmationAttempt.NewPerson;
import com.cruddur.platform.Failure;
import com.cruddur.platform.Ids;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.http.Role;
import com.cruddur.platform.text.Validator;
import com.cruddur.realtime.StreamAccess;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Operations on people for the operator, from the command line. */
public final class UserAdministration {

    private static final String NOBODY = "Nobody has this handle.";

    private final Database database;
    private final Passwords passwords = Passwords.forThisMachine();

    public UserAdministration(Database database) {
        this.database = database;
        database.mapConstraint("users_handle_key", () -> new Failure.Invalid("handle_taken"));
        database.mapConstraint("users_handle_name_key", () -> new Failure.Invalid("handle_taken"));
        database.mapConstraint("users_handle_format", () -> new Failure.Invalid("handle_invalid"));
        database.mapConstraint("users_email_key", () -> new Failure.Invalid("email_taken"));
    }

    /** A random password that cannot be guessed. */
    public static String randomPassword() {
        return Tokens.token().substring(0, 20);
    }

    /**
     * Creates a person without verifying their address.
     *
     * @throws Failure.Invalid {@code handle_taken}, also when the handle is held for its former owner
     */
    public void create(SignUp signUp, Role role) {
        var person = new NewPerson(
                signUp.email(), signUp.handle(), signUp.displayName(), passwords.hash(signUp.password()), name(role));
        database.transaction(transaction -> {
            transaction.on(SignUpSql.class).createPerson(Ids.next(), person);
            // Asked last, to see a deletion that the insert waited for.
            if (transaction.on(UserAdministrationSql.class).isHeld(person.handle())) {
                throw handleTaken();
            }
            return person;
        });
    }

    /** The newest people, {@code most} at most and never over 10 000. */
    public List<UserListItem> newest(int most) {
        return database.query(UserAdministrationSql.class, sql -> sql.newest(most));
    }

    /** Sets a password, and ends all sessions of the person. */
    public void resetPassword(String handle, String password) {
        var person = person(handle);
        var hash = passwords.hash(password);
        var _ = database.transaction(transaction -> {
            transaction.on(CredentialSql.class).set(person, hash);
            var ended = transaction.on(SessionSql.class).endAll(person);
            StreamAccess.sessionsEnded(transaction, person);
            return ended;
        });
    }

    /**
     * Changes the handle of a person. Links to the former one break; it is held for 30 days, in which
     * nobody but this person may take it.
     *
     * @return the handle as it is stored
     * @throws Failure.Invalid with the codes of all mistakes in {@code wanted}, or {@code handle_taken}
     * @throws Failure.NotFound when nobody has the handle or address {@code name}
     */
    public String rename(String name, String wanted) {
        var validator = new Validator();
        var handle = validator.newHandle(wanted);
        validator.refuse();
        var person = person(name);
        var renamed = database.query(UserAdministrationSql.class, sql -> sql.rename(person, handle));
        if (renamed == 0) {
            throw handleTaken();
        }
        return handle;
    }

    /**
     * The id of the person with that handle or address.
     *
     * @throws Failure.NotFound when there is no such person
     */
    public UUID person(String name) {
        return database.query(CredentialSql.class, sql -> sql.byName(name))
                .orElseThrow(() -> new Failure.NotFound(NOBODY))
                .uuid();
    }

    private static Failure.Invalid handleTaken() {
        return new Failure.Invalid("handle_taken");
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** A person in the list for the operator. */
    public record UserListItem(
            UUID uuid,
            String handle,
            String displayName,
            String email,
            String role,
            boolean suspended,
            Instant createdAt) {}
}
