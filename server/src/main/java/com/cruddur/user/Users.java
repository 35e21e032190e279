package com.cruddur.user;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.http.PathHandle;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with people. Whom the reader blocked, or who blocked the reader, is not found; neither is who is
 * suspended, but by moderators.
 */
public final class Users {

    private final Database database;

    public Users(Database database) {
        this.database = database;
    }

    /**
     * The person of that handle, in any case.
     *
     * @param viewer who reads, null for who is not signed in
     * @throws Failure.NotFound when nobody has it
     */
    UserSummary byHandle(@Nullable UUID viewer, String handle) {
        return database.read(UserSql.class, sql -> sql.byHandle(viewer, handle).orElseThrow(PathHandle::nobody));
    }

    /**
     * The same with all that others may know, and what the two are to each other.
     *
     * @throws Failure.NotFound when nobody has it
     */
    public Profile profile(@Nullable UUID viewer, String handle) {
        return database.read(UserSql.class, sql -> sql.profile(viewer, handle).orElseThrow(PathHandle::nobody));
    }

    /**
     * Changes what {@code user} is known by.
     *
     * @throws Failure.Unauthorized when the person is no more
     */
    UserSummary update(UUID user, ProfileDraft draft) {
        return database.query(UserSql.class, sql -> sql.update(user, draft.bio(), draft.displayName()))
                .orElseThrow(() -> new Failure.Unauthorized("This account is no more."));
    }

    /** A person in lists and search results. */
    public record UserSummary(UUID uuid, String handle, String displayName) {}
}
