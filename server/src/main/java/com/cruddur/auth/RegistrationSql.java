package com.cruddur.auth;

import com.cruddur.auth.RegistrationAttempt.NewPerson;
import com.cruddur.auth.SignUps.Registration;
import java.util.Optional;
import java.util.UUID;

/** SQL of signing up: the method {@code x} runs {@code RegistrationSql/x.sql}. */
interface RegistrationSql {

    /** Keeps who signs up until the code is told; nothing when the handle is taken. */
    Optional<Registration> register(UUID uuid, SignUp signUp, String passwordHash, byte[] codeHash);

    /** Another code, and its time begins anew. */
    Registration renew(String email, byte[] codeHash);

    /** Counts an attempt; nothing when there is no code that could be told. */
    Optional<RegistrationAttempt> attempt(String email, byte[] codeHash);

    /** Makes the person, with a password. */
    void createPerson(UUID uuid, NewPerson person);
}
