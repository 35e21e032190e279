package com.cruddur.platform.db;

/** SQL of {@link StatementStatistics}. */
interface StatementStatisticsSql {

    /** Whether the server has loaded the library, and the database lacks the extension. */
    boolean isMissing();
}
