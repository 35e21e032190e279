package com.cruddur.moderation;

import com.cruddur.moderation.Suspensions.AccountStatus;
import java.util.Optional;
import java.util.UUID;

/** SQL of roles and suspensions: the method {@code x} runs {@code SuspensionSql/x.sql}. */
interface SuspensionSql {

    /** Waits until no other transaction changes roles or suspensions. The result means nothing. */
    boolean takeTurns();

    Optional<AccountStatus> byHandle(String handle);

    Optional<AccountStatus> byUuid(UUID person);

    /** Whether there is another admin who is not suspended. */
    boolean otherAdmin(UUID person);

    AccountStatus suspend(UUID person);

    AccountStatus readmit(UUID person);

    AccountStatus changeRole(UUID person, String role);
}
