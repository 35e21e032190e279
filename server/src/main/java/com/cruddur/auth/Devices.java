package com.cruddur.auth;

import com.cruddur.platform.db.Database;
import com.cruddur.platform.db.Transaction;
import com.cruddur.platform.http.RateLimits;
import java.util.UUID;

/**
 * The browsers in which people signed in before. Each has limits of its own, so that strangers who guess a person's
 * password or request codes do not lock the person out. A stolen cookie allows as many guesses and no more.
 */
final class Devices {

    /** Begins the names under which reset codes count. No login that anybody sends has a newline. */
    private static final String CODE = "code\n";

    private final Database database;
    private final RateLimits limits;

    Devices(Database database, RateLimits limits) {
        this.database = database;
        this.limits = limits;
    }

    /**
     * Counts an attempt to guess the password or code of the account {@code name}.
     *
     * @throws com.cruddur.platform.Failure.TooManyRequests after too many attempts
     */
    void chargeGuess(String name, Client client) {
        limits.chargeAccount(budget(name, client));
    }

    /**
     * Counts a request for a reset code or an attempt with one. They have a limit of their own: whoever only guesses the
     * password does not keep the person from setting another one, by which their browser becomes known.
     *
     * @throws com.cruddur.platform.Failure.TooManyRequests after too many attempts
     */
    void chargeCode(String address, Client client) {
        limits.chargeAccount(CODE + budget(address, client));
    }

    /**
     * Counts a mail to {@code address}.
     *
     * @throws com.cruddur.platform.Failure.TooManyRequests after too many mails
     */
    void chargeMail(String address, Client client) {
        limits.chargeMail(budget(address, client));
    }

    /** Stores that {@code person} signed in with {@code client}, if it keeps cookies. */
    void remember(Transaction transaction, UUID person, Client client) {
        var device = client.device();
        if (device != null) {
            transaction.on(DeviceSql.class).remember(person, Tokens.hash(device));
        }
    }

    /** The account itself, or the account on a device that it knows. */
    private String budget(String name, Client client) {
        var device = client.device();
        if (device == null || !client.isReturning()) {
            return name;
        }
        var hash = Tokens.hash(device);
        return database.query(DeviceSql.class, sql -> sql.owner(name, hash))
                .map(person -> person + "@" + device) // no name: neither a handle nor an address
                .orElse(name);
    }
}
