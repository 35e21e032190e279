package com.cruddur.auth;

import com.cruddur.auth.ConfirmationAttempt.NewPerson;
import com.cruddur.auth.SignUps.Registration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of sign-up: the method {@code x} runs {@code SignUpSql/x.sql}. */
interface SignUpSql {

    /** Stores a sign-up until its code is confirmed; empty when the handle is taken. */
    Optional<Registration> register(UUID uuid, SignUp signUp, String passwordHash, byte[] codeHash, byte[] browserHash);

    /** Sets another code for one sign-up with that address, valid for the full time again. */
    Registration renew(String email, byte[] codeHash, byte[] browserHash);

    /** Waits until no other transaction confirms that address. The result means nothing. */
    String lock(String email);

    /** Counts an attempt at all sign-ups with that address that have a valid code and attempts left; ten at most. */
    List<ConfirmationAttempt> attempt(String email, byte[] codeHash, byte[] browserHash);

    /** Creates a person. */
    void createPerson(UUID uuid, NewPerson person);
}
