package com.cruddur.message;

import com.cruddur.platform.Ids;
import com.cruddur.platform.text.Validator;
import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to send: it continues a conversation, or else goes to a person.
 *
 * @param messageGroupUuid the conversation, null for the one with the person
 * @param handle the person, whom earlier front ends call {@code user_receiver_handle}
 */
record NewMessage(
        @Nullable String message,
        @Nullable String messageGroupUuid,
        @JsonAlias("user_receiver_handle") @Nullable String handle) {

    static final int MOST_CHARACTERS = 1024;

    /** @throws com.cruddur.platform.Failure.Invalid with the codes of all that is wrong */
    NewMessage {
        var validator = new Validator();
        message = validator.lines("message", message, MOST_CHARACTERS, "message_exceed_max_chars_1024");
        if (messageGroupUuid == null) {
            handle = validator.otherHandle(handle, "user_reciever_handle_blank");
        } else {
            validator.require(Ids.parse(messageGroupUuid).isPresent(), "message_group_uuid_blank");
        }
        validator.refuse();
    }

    /** What it says. */
    String text() {
        return Objects.requireNonNull(message);
    }

    /** The conversation it continues, empty when it names a person. */
    Optional<UUID> conversation() {
        return Optional.ofNullable(messageGroupUuid).map(UUID::fromString);
    }

    /** The person's handle. */
    String receiver() {
        return Objects.requireNonNull(handle);
    }
}
