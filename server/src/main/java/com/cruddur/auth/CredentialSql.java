package com.cruddur.auth;

import com.cruddur.auth.SignIns.Login;
import com.cruddur.auth.SignIns.ResetAttempt;
import com.cruddur.auth.SignIns.ResetCode;
import java.util.Optional;
import java.util.UUID;

/** SQL of the passwords: the method {@code x} runs {@code CredentialSql/x.sql}. */
interface CredentialSql {

    /** Who has that e-mail address, or, if it is none, that handle. */
    Optional<Login> byName(String name);

    /** The same by id. */
    Optional<Login> byUuid(UUID uuid);

    /** Keeps the password from being changed until the transaction ends; nothing when it is another by now. */
    Optional<UUID> hold(UUID uuid, String passwordHash);

    /** Sets a password, whatever it was before, and takes the codes back that would set another. */
    void set(UUID uuid, String passwordHash);

    /** Makes a code for whoever has that address. */
    ResetCode forget(String email, byte[] codeHash);

    /** Counts an attempt; nothing when there is no code that could be told. */
    Optional<ResetAttempt> attempt(String email, byte[] codeHash);

    /** Uses the code up; 0 when somebody did already. */
    int take(UUID uuid, byte[] codeHash);
}
