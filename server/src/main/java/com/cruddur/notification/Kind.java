package com.cruddur.notification;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a notification is about. */
enum Kind {
    REPLY,
    MENTION,
    LIKE,
    REPOST,
    FOLLOW,
    MESSAGE;

    /** The value in the table and in the API. */
    @JsonValue
    String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
