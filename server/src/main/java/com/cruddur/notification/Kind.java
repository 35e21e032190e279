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

    /** What the actors did, without the thing they did it with. */
    String words() {
        return words;
    }

    /** As the table and the API write it. */
    @JsonValue
    String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
