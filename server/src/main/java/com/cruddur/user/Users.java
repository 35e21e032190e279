package com.cruddur.user;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.http.PathHandle;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads and updates people. A reader does not find people whom they blocked or who blocked them. Only moderators find
 * suspended people.
 */
public final class Users {

    private final Database database;

    public Users(Database database) {
        this.database = database;
    }

    /**
     * The person with {@code handle}, ignoring case.
     *
     * @param viewer null for an anonymous reader
     * @throws Failure.NotFound when nobody whom {@code viewer} may see has {@code handle}
     */
    UserSummary byHandle(@Nullable UUID viewer, String handle) {
        return database.read(UserSql.class, sql -> sql.byHandle(viewer, handle).orElseThrow(PathHandle::nobody));
    }

    /**
     * The profile of the person with {@code handle}, ignoring case, and their relationship with the viewer.
     *
     * @param viewer null for an anonymous reader
     * @throws Failure.NotFound when nobody whom {@code viewer} may see has {@code handle}
     */
    public Profile profile(@Nullable UUID viewer, String handle) {
        return database.read(UserSql.class, sql -> sql.profile(viewer, handle).orElseThrow(PathHandle::nobody));
    }

    /** The person with {@code handle}, ignoring case, if {@code viewer} blocked them and can lift the block. */
    public Optional<UserSummary> blocked(UUID viewer, String handle) {
        return database.read(UserSql.class, sql -> sql.blocked(viewer, handle));
    }

    /**
     * Updates the profile of {@code user}.
     *
     * @throws Failure.Unauthorized when the account no longer exists
     */
    UserSummary update(UUID user, ProfileDraft draft) {
        return database.query(
                        UserSql.class, sql -> sql.update(user, draft.bio(), draft.displayName(), draft.linkPreviews()))
                .orElseThrow(() -> new Failure.Unauthorized("This account is no more."));
    }

    /** Whether link previews may show the text of the posts of {@code user}. */
    boolean linkPreviews(UUID user) {
        return database.read(UserSql.class, sql -> sql.linkPreviews(user));
    }

    /**
     * A person in lists and search results.
     *
     * @param avatarVersion the version of their picture, for pages; null when they have uploaded none
     */
    public record UserSummary(
            UUID uuid,
            String handle,
            String displayName,
            @JsonIgnore @Nullable String avatarVersion) {}
}
