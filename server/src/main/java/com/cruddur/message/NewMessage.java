package com.cruddur.message;

import com.cruddur.platform.Failure;
import com.cruddur.platform.Ids;
import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to write to somebody: to continue a conversation, or else to a person.
 *
 * @param messageGroupUuid the conversation, null for the one with the person
 * @param handle the person, whom earlier front ends call {@code user_receiver_handle}
 */
record NewMessage(
        @Nullable String message,
        @Nullable String messageGroupUuid,
        @JsonAlias("user_receiver_handle") @Nullable String handle) {

    static final int MOST_CHARACTERS = 1024;

    NewMessage {
        var mistakes = new ArrayList<String>();
        check(message, mistakes);
        if (messageGroupUuid == null) {
            checkReceiver(handle, mistakes);
        } else if (Ids.parse(messageGroupUuid).isEmpty()) {
            mistakes.add("message_group_uuid_blank");
        }
        if (!mistakes.isEmpty()) {
            throw new Failure.Invalid(mistakes);
        }
    }

    private static void check(@Nullable String message, List<String> mistakes) {
        if (message == null || message.isBlank()) {
            mistakes.add("message_blank");
            return;
        }
        if (message.codePointCount(0, message.length()) > MOST_CHARACTERS) {
            mistakes.add("message_exceed_max_chars_1024");
        }
        if (isUnstorable(message)) {
            mistakes.add("message_invalid_characters");
        }
    }

    private static void checkReceiver(@Nullable String handle, List<String> mistakes) {
        if (handle == null || handle.isBlank()) {
            mistakes.add("user_reciever_handle_blank");
        } else if (isUnstorable(handle)) {
            mistakes.add("handle_invalid_characters");
        }
    }

    /** What it says. */
    String text() {
        return String.valueOf(message);
    }

    /** The conversation it continues, empty when it names a person. */
    Optional<UUID> conversation() {
        return Optional.ofNullable(messageGroupUuid).map(UUID::fromString);
    }

    /** The person's handle. */
    String receiver() {
        return String.valueOf(handle);
    }

    /** NUL, and halves of characters, which JSON can write and PostgreSQL cannot keep. */
    private static boolean isUnstorable(String text) {
        return text.codePoints().anyMatch(one -> one == 0 || Character.getType(one) == Character.SURROGATE);
    }
}
