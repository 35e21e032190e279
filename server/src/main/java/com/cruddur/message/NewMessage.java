package com.cruddur.message;

import com.cruddur.platform.Ids;
import com.cruddur.platform.text.Validator;
import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to send, to an existing conversation or to a person.
 *
 * @param messageGroupUuid the conversation, null when {@code handle} names the receiver
 * @param handle the receiver; earlier front ends call it {@code user_receiver_handle}
 */
record NewMessage(
        @Nullable String message,
        @Nullable String messageGroupUuid,
        @JsonAlias("user_receiver_handle") @Nullable String handle) {

    static final int MOST_CHARACTERS = 1024;

    /** @throws com.cruddur.platform.Failure.Invalid with the codes of all mistakes */
    NewMessage {
        var validator = new Validator();
        message = validator.lines("message", message, MOST_CHARACTERS, "message_exceed_max_chars_1024");
        if (messageGroupUuid == null) {
            handle = validator.otherHandle(handle, Messages.UNKNOWN_RECEIVER);
        } else {
            validator.require(Ids.parse(messageGroupUuid).isPresent(), "message_group_uuid_blank");
        }
        validator.refuse();
    }

    /** The text of the message. */
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
