package com.cruddur.notification;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a notification is about. */
enum Kind {
    REPLY("replied to you"),
    MENTION("mentioned you"),
    LIKE("liked your"),
    REPOST("reposted your"),
    FOLLOW("followed you"),
    MESSAGE("sent you a message");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** The verb of the notification, without its object. */
    String words() {
        return words;
    }

    /** The value in the table and in the API. */
    @JsonValue
    String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
