package com.cruddur.message;

import com.cruddur.user.UserSummary;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.MaxRows;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** SQL of this room: the method {@code x} runs {@code MessageSql/x.sql}. */
@UseClasspathSqlLocator
interface MessageSql {

    /** The viewer's conversations before the place, {@code most} at most and never over 101. */
    @SqlQuery
    List<Conversation> conversations(
            @Bind("viewer") UUID viewer,
            @Bind("lastMessageAt") OffsetDateTime lastMessageAt,
            @Bind("uuid") UUID uuid,
            @MaxRows int most);

    /** The viewer's conversations after the place, in the other direction, {@code most} at most and never over 101. */
    @SqlQuery
    List<Conversation> conversationsNewer(
            @Bind("viewer") UUID viewer,
            @Bind("lastMessageAt") OffsetDateTime lastMessageAt,
            @Bind("uuid") UUID uuid,
            @MaxRows int most);

    /** Live messages before the place, newest first, {@code most} at most and never over 101. */
    @SqlQuery
    List<Message> messages(
            @Bind("viewer") UUID viewer,
            @Bind("conversation") UUID conversation,
            @Bind("createdAt") OffsetDateTime createdAt,
            @Bind("uuid") UUID uuid,
            @MaxRows int most);

    /** Live messages after the place, oldest first, {@code most} at most and never over 101. */
    @SqlQuery
    List<Message> messagesNewer(
            @Bind("viewer") UUID viewer,
            @Bind("conversation") UUID conversation,
            @Bind("createdAt") OffsetDateTime createdAt,
            @Bind("uuid") UUID uuid,
            @MaxRows int most);

    /** The author's message, while it is alive. */
    @SqlQuery
    Optional<Message> message(@Bind("author") UUID author, @Bind("uuid") UUID uuid);

    @SqlQuery
    boolean isMember(@Bind("viewer") UUID viewer, @Bind("conversation") UUID conversation);

    /** The viewer's conversation with the person of that handle. */
    @SqlQuery
    Optional<UUID> conversationWith(@Bind("viewer") UUID viewer, @Bind("handle") String handle);

    /** With whom the viewer has the conversation. */
    @SqlQuery
    Optional<UserSummary> companion(@Bind("viewer") UUID viewer, @Bind("conversation") UUID conversation);

    /** Whom the viewer may write to under that handle. */
    @SqlQuery
    Optional<UUID> receiver(@Bind("viewer") UUID viewer, @Bind("handle") String handle);

    /** Makes the conversation of the two, unless it is there. */
    @SqlUpdate
    void open(@Bind("uuid") UUID uuid, @Bind("viewer") UUID viewer, @Bind("receiver") UUID receiver);

    /** Waits for who writes there just now; empty for others than the two. */
    @SqlQuery
    Optional<OpenConversation> lock(@Bind("viewer") UUID viewer, @Bind("uuid") UUID uuid);

    /** Adds a message to a locked conversation. */
    @SqlUpdate
    void add(
            @Bind("uuid") UUID uuid,
            @Bind("conversation") UUID conversation,
            @Bind("author") UUID author,
            @Bind("message") String message);

    /** 0 for others than the two. */
    @SqlUpdate
    int markRead(@Bind("viewer") UUID viewer, @Bind("conversation") UUID conversation);

    /** @param lifetime as ISO 8601 writes it */
    @SqlUpdate
    void setLifetime(
            @Bind("viewer") UUID viewer,
            @Bind("conversation") UUID conversation,
            @Bind("lifetime") @Nullable String lifetime);
}
