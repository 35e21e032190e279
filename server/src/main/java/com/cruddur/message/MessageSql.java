package com.cruddur.message;

import com.cruddur.message.Messages.OpenConversation;
import com.cruddur.platform.db.sql.KeysetPage;
import com.cruddur.user.Users.UserSummary;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of this room: the method {@code x} runs {@code MessageSql/x.sql}. */
interface MessageSql {

    /** The viewer's conversations by their last message, 101 at most. */
    List<Conversation> conversations(UUID viewer, KeysetPage page);

    /** The live messages of a conversation, 101 at most; none for others than its two people. */
    List<Message> messages(UUID viewer, UUID conversation, KeysetPage page);

    /** The author's message, while it is alive. */
    Optional<Message> message(UUID author, UUID uuid);

    boolean isMember(UUID viewer, UUID conversation);

    /** The viewer's conversation with the person of that handle. */
    Optional<UUID> conversationWith(UUID viewer, String handle);

    /** With whom the viewer has the conversation. */
    Optional<UserSummary> companion(UUID viewer, UUID conversation);

    /** Whom the viewer may write to under that handle. */
    Optional<UUID> receiver(UUID viewer, String handle);

    /** Makes the conversation of the two, unless it is there. */
    void open(UUID uuid, UUID viewer, UUID receiver);

    /** Waits for who writes there just now; empty for others than the two. */
    Optional<OpenConversation> lock(UUID viewer, UUID uuid);

    /** Adds a message to a locked conversation. */
    void add(UUID uuid, UUID conversation, UUID author, String message);

    /** 0 for others than the two. */
    int markRead(UUID viewer, UUID conversation);

    /** @param lifetime as ISO 8601 writes it */
    void setLifetime(UUID viewer, UUID conversation, @Nullable String lifetime);
}
