package com.cruddur.auth;

import com.cruddur.auth.RegistrationAttempt.NewPerson;
import com.cruddur.auth.SignUps.Registration;
import java.util.Optional;
import java.util.UUID;

/** SQL of sign-up: the method {@code x} runs {@code RegistrationSql/x.sql}. */
interface RegistrationSql {

    /** Stores a registration until its code is confirmed; empty when the handle is taken. */
    Optional<Registration> register(UUID uuid, SignUp signUp, String passwordHash, byte[] codeHash);

    /** Sets another code, valid for the full time again. */
    Registration renew(String email, byte[] codeHash);

    /** Counts an attempt; empty when there is no valid code, or it has no attempts left. */
    Optional<RegistrationAttempt> attempt(String email, byte[] codeHash);

    /** Creates a person with a password. */
    void createPerson(UUID uuid, NewPerson person);
}
