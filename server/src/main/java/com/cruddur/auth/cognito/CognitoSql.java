package com.cruddur.auth.cognito;

import com.cruddur.auth.cognito.CognitoUsers.FoundPerson;
import java.util.Optional;
import java.util.UUID;

/** SQL of this room: the method {@code x} runs {@code CognitoSql/x.sql}. */
interface CognitoSql {

    /** Who has the id in Cognito. */
    Optional<FoundPerson> person(String subject);

    /** Waits until nobody else makes this person known, and keeps others out until the transaction ends. */
    boolean lock(String subject);

    /** Gives the id to the person who has the address and no id; 0 when there is none. */
    int link(String subject, String email);

    /** Adds a person, with the placeholder if the address is another's; 0 when the handle is. */
    int add(UUID uuid, String subject, String handle, String displayName, String email, String placeholder);

    /** Puts the address in place of the placeholder, unless it is another's. */
    void learnEmail(String subject, String email, String placeholder);
}
