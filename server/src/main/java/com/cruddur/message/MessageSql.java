package com.cruddur.message;

import com.cruddur.message.Messages.Companion;
import com.cruddur.message.Messages.OpenConversation;
import com.cruddur.platform.db.sql.KeysetPage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of this feature: the method {@code x} runs {@code MessageSql/x.sql}. */
interface MessageSql {

    /** The viewer's conversations, last active first, 101 at most. */
    List<Conversation> conversations(UUID viewer, KeysetPage page);

    /** The live messages of a conversation, 101 at most; none when the viewer is not a member. */
    List<Message> messages(UUID viewer, UUID conversation, KeysetPage page);

    /** The author's message; empty when it has expired. */
    Optional<Message> message(UUID author, UUID uuid);

    boolean isMember(UUID viewer, UUID conversation);

    /** The viewer's conversation with the person of that handle. */
    Optional<UUID> conversationWith(UUID viewer, String handle);

    /** The viewer's conversation as seen beside its messages. */
    Optional<Companion> companion(UUID viewer, UUID conversation);

    /** The person with that handle; empty when the viewer may not write to them. */
    Optional<UUID> receiver(UUID viewer, String handle);

    /** Creates the conversation of the two people if there is none yet. */
    void open(UUID uuid, UUID viewer, UUID receiver);

    /** Locks the conversation against other writers; empty when the viewer is not a member. */
    Optional<OpenConversation> lock(UUID viewer, UUID uuid);

    /** Adds a message to a locked conversation. */
    void add(UUID uuid, UUID conversation, UUID author, String message);

    /** Returns 0 when the viewer is not a member. */
    int markRead(UUID viewer, UUID conversation);

    /** @param lifetime an ISO 8601 duration, null when messages do not expire */
    void setLifetime(UUID viewer, UUID conversation, @Nullable String lifetime);
}
