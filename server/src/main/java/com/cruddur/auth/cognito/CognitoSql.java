package com.cruddur.auth.cognito;

import com.cruddur.auth.cognito.CognitoUsers.FoundPerson;
import java.util.Optional;
import java.util.UUID;

/** SQL of this package: the method {@code x} runs {@code CognitoSql/x.sql}. */
interface CognitoSql {

    /** The person with that id in Cognito. */
    Optional<FoundPerson> person(String subject);

    /** Locks the creation of this person until the transaction ends. The result means nothing. */
    boolean lock(String subject);

    /** Sets the id of the person with that address and no id; returns 0 when there is none. */
    int link(String subject, String email);

    /** Adds a person, with the placeholder if the address is taken; returns 0 when the handle is taken. */
    int add(UUID uuid, String subject, String handle, String displayName, String email, String placeholder);

    /** Replaces the placeholder by the address, unless another person has it. */
    void learnEmail(String subject, String email, String placeholder);
}
