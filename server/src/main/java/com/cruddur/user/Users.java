package com.cruddur.user;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.Database;

/** What can be done with people. */
public final class Users {

    private final Database database;

    public Users(Database database) {
        this.database = database;
        database.register(new UserSummaryMapper());
    }

    /**
     * The person of that handle, in any case.
     *
     * @throws Failure.NotFound when nobody has it
     */
    UserSummary byHandle(String handle) {
        return database.query(UserSql.class, sql -> sql.byHandle(handle))
                .orElseThrow(() -> new Failure.NotFound("Nobody has this handle."));
    }
}
