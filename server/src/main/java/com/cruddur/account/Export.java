package com.cruddur.account;

import com.cruddur.account.Accounts.Account;
import com.cruddur.account.Exports.Exported;
import com.cruddur.auth.Sessions.SessionListItem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's data, without secrets.
 *
 * @param complete false when a section is cut to its newest {@value Exports#MOST} rows
 */
public record Export(
        boolean complete,
        Account account,
        List<SessionListItem> sessions,
        List<ExportedActivity> activities,
        List<ExportedActivity> likes,
        List<ExportedActivity> reposts,
        List<ExportedActivity> bookmarks,
        List<ExportedPerson> following,
        List<ExportedPerson> followers,
        List<ExportedPerson> blocks,
        List<ExportedPerson> mutes,
        List<ExportedMessage> messages) {

    /** A message of one of the person's conversations, with its author. */
    public record ExportedMessage(
            UUID uuid,
            UUID messageGroupUuid,
            String handle,
            String message,
            @Nullable Instant expiresAt,
            Instant createdAt)
            implements Exported {}

    /** A person whom the owner of the export follows, blocks or mutes, or who follows them, with the time. */
    public record ExportedPerson(UUID uuid, String handle, Instant createdAt) implements Exported {}

    /**
     * A live post or reply: the person's own, or one that they liked, reposted or bookmarked.
     *
     * @param handle the author's handle, null when the author's account is deleted
     * @param createdAt when the person posted, liked, reposted or bookmarked it
     */
    public record ExportedActivity(
            UUID uuid,
            @Nullable String handle,
            String message,
            @Nullable UUID replyToActivityUuid,
            @Nullable Instant expiresAt,
            Instant createdAt)
            implements Exported {}
}
