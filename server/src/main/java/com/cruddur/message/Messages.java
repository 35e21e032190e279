package com.cruddur.message;

import com.cruddur.platform.Failure;
import com.cruddur.platform.Ids;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.db.IdempotencyKey;
import com.cruddur.platform.db.Transaction;
import com.cruddur.platform.http.Cursor;
import com.cruddur.platform.http.Page;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.text.Handle;
import com.cruddur.realtime.Event;
import com.cruddur.realtime.EventPublisher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Operations on conversations and messages. Only the two members of a conversation can see that it exists. */
public final class Messages {

    static final String NO_SUCH_CONVERSATION = "There is no such conversation.";

    static final String UNKNOWN_RECEIVER = "user_reciever_handle_blank";

    static final String NOBODY = "Nobody has this handle.";

    private final Database database;
    private final EventPublisher events;

    public Messages(Database database, EventPublisher events) {
        this.database = database;
        this.events = events;
        // Of two people one was deleted during the request, and the ids' order decides which is the first.
        database.mapConstraint("message_groups_first_user_uuid_fkey", Messages::unknownReceiver);
        database.mapConstraint("message_groups_second_user_uuid_fkey", Messages::unknownReceiver);
    }

    /** The viewer's conversations, last active first. One query, whose cost depends on the size of the page only. */
    Page<Conversation> conversations(UUID viewer, PageRequest request) {
        return Page.of(
                request,
                database.query(MessageSql.class, sql -> sql.conversations(viewer, request.keyset())),
                (direction, conversation) -> new Cursor(direction, conversation.lastMessageAt(), conversation.uuid()));
    }

    /**
     * The live messages of a conversation, newest first.
     *
     * @throws Failure.NotFound when the viewer has no such conversation
     */
    Page<Message> messages(UUID viewer, UUID conversation, PageRequest request) {
        var found = database.query(MessageSql.class, sql -> {
            var messages = sql.messages(viewer, conversation, request.keyset());
            if (messages.isEmpty() && !sql.isMember(viewer, conversation)) {
                throw noSuchConversation();
            }
            return messages;
        });
        return page(request, found);
    }

    /**
     * The live messages of the conversation with the person of that handle, newest first; none when there is no
     * conversation yet.
     *
     * @throws Failure.NotFound when the viewer may not write to a person of that handle
     */
    Page<Message> messagesWith(UUID viewer, String handle, PageRequest request) {
        var found = database.query(MessageSql.class, sql -> {
            var conversation = sql.conversationWith(viewer, handle);
            if (conversation.isEmpty() && sql.receiver(viewer, handle).isEmpty()) {
                throw new Failure.NotFound(NOBODY);
            }
            return conversation
                    .map(uuid -> sql.messages(viewer, uuid, request.keyset()))
                    .orElse(List.of());
        });
        return page(request, found);
    }

    /**
     * The other member of the viewer's conversation, and what the viewer knows about it.
     *
     * @throws Failure.NotFound when the viewer has no such conversation
     */
    Companion companion(UUID viewer, UUID conversation) {
        return database.query(MessageSql.class, sql -> sql.companion(viewer, conversation))
                .orElseThrow(Messages::noSuchConversation);
    }

    /**
     * The viewer's conversation with the person of that handle, empty when there is none yet.
     *
     * @throws Failure.NotFound when the viewer may not write to a person of that handle
     */
    Optional<UUID> conversationWith(UUID viewer, String handle) {
        return database.query(MessageSql.class, sql -> {
            var conversation = sql.conversationWith(viewer, handle);
            if (conversation.isEmpty() && sql.receiver(viewer, handle).isEmpty()) {
                throw new Failure.NotFound(NOBODY);
            }
            return conversation;
        });
    }

    /**
     * Sends a message, and creates the conversation if there is none yet; durable when this returns.
     *
     * @throws Failure.Invalid when the author writes to themselves, or {@code user_reciever_handle_blank} when the author
     *     may not write to a person of that handle: existing front ends show codes only
     * @throws Failure.NotFound when there is no such conversation
     * @throws Failure.Forbidden when one member blocked the other, or the receiver is suspended
     */
    Message send(UUID author, NewMessage draft, @Nullable IdempotencyKey key) {
        return database.transaction(transaction -> {
            var sql = transaction.on(MessageSql.class);
            var fresh = Ids.next();
            var uuid = transaction.once(author, key, fresh, () -> add(transaction, author, fresh, draft));
            return sql.message(author, uuid).orElseThrow(Messages::isOver);
        });
    }

    /**
     * Marks the messages that the viewer can see now as read.
     *
     * @throws Failure.NotFound when the viewer has no such conversation
     */
    void markRead(UUID viewer, UUID conversation) {
        if (database.query(MessageSql.class, sql -> sql.markRead(viewer, conversation)) == 0) {
            throw noSuchConversation();
        }
    }

    /**
     * Makes new messages expire after {@code lifetime}, or never when it is null; existing messages keep theirs.
     *
     * @throws Failure.NotFound when the viewer has no such conversation
     * @throws Failure.Forbidden when one member blocked the other, or the other member is suspended
     */
    void setLifetime(UUID viewer, UUID conversation, @Nullable Duration lifetime) {
        database.transaction(MessageSql.class, sql -> {
            lock(sql, viewer, conversation);
            sql.setLifetime(viewer, conversation, lifetime == null ? null : lifetime.toString());
            return conversation;
        });
    }

    private void add(Transaction transaction, UUID author, UUID uuid, NewMessage draft) {
        var sql = transaction.on(MessageSql.class);
        var conversation = lock(
                sql, author, draft.conversation().orElseGet(() -> conversationWith(sql, author, draft.receiver())));
        sql.add(uuid, conversation.uuid(), author, draft.text());
        events.publish(transaction, Event.ofMessage(author, conversation.receiverUuid(), conversation.uuid()));
    }

    private static UUID conversationWith(MessageSql sql, UUID author, String handle) {
        if (!Handle.mayExist(handle)) {
            throw unknownReceiver();
        }
        var receiver = sql.receiver(author, handle).orElseThrow(Messages::unknownReceiver);
        if (receiver.equals(author)) {
            throw new Failure.Invalid("message_oneself");
        }
        return sql.conversationWith(author, handle).orElseGet(() -> {
            sql.open(Ids.next(), author, receiver);
            return sql.conversationWith(author, handle).orElseThrow(Messages::unknownReceiver);
        });
    }

    private static OpenConversation lock(MessageSql sql, UUID writer, UUID conversation) {
        var locked = sql.lock(writer, conversation).orElseThrow(Messages::noSuchConversation);
        if (!locked.writable()) {
            throw new Failure.Forbidden("You cannot write to this person.");
        }
        return locked;
    }

    private static Page<Message> page(PageRequest request, List<Message> found) {
        return Page.of(
                request, found, (direction, message) -> new Cursor(direction, message.createdAt(), message.uuid()));
    }

    private static Failure.NotFound noSuchConversation() {
        return new Failure.NotFound(NO_SUCH_CONVERSATION);
    }

    private static Failure.Invalid unknownReceiver() {
        return new Failure.Invalid(UNKNOWN_RECEIVER);
    }

    private static Failure.NotFound isOver() {
        return new Failure.NotFound("The time of this message is over.");
    }

    /**
     * The other member of a conversation, and its state for the viewer.
     *
     * @param lifetime how long new messages live, null when they do not expire
     * @param readAt the time of the newest message that the viewer has read
     */
    record Companion(
            String handle, String displayName, @Nullable Duration lifetime, Instant readAt) {}

    /**
     * A conversation that is locked for writing.
     *
     * @param receiverUuid the member who receives the message
     * @param writable false when one member blocked the other, or the receiver is suspended
     */
    record OpenConversation(UUID uuid, UUID receiverUuid, boolean writable) {}
}
