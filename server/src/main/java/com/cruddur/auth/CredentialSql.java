package com.cruddur.auth;

import com.cruddur.auth.SignIns.Login;
import com.cruddur.auth.SignIns.ResetAttempt;
import com.cruddur.auth.SignIns.ResetCode;
import java.util.Optional;
import java.util.UUID;

/** SQL of passwords: the method {@code x} runs {@code CredentialSql/x.sql}. */
interface CredentialSql {

    /** The person with that e-mail address or handle. */
    Optional<Login> byName(String name);

    /** The person with that id. */
    Optional<Login> byUuid(UUID uuid);

    /** Locks the password until the transaction ends; empty when it has changed meanwhile. */
    Optional<UUID> hold(UUID uuid, String passwordHash);

    /** Sets a password, and deletes the reset code of the person. */
    void set(UUID uuid, String passwordHash);

    /** Creates a reset code for the person with that address. */
    ResetCode forget(String email, byte[] codeHash);

    /** Counts an attempt; empty when there is no valid code, or it has no attempts left. */
    Optional<ResetAttempt> attempt(String email, byte[] codeHash);

    /** Uses the code up; returns 0 when it is used already. */
    int take(UUID uuid, byte[] codeHash);
}
