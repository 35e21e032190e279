package com.cruddur.message;

import com.cruddur.activity.RelativeTime;
import com.cruddur.platform.html.Person;
import com.cruddur.platform.http.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page that lists the reader's conversations.
 *
 * @param olderPath the address of the next page, null when there is none
 */
public record InboxView(List<Entry> entries, @Nullable String olderPath) {

    /**
     * One conversation.
     *
     * @param message the last live message, empty when there is none
     * @param expires when that message expires, null when it does not
     */
    public record Entry(
            String path,
            Person person,
            String message,
            @Nullable Instant expires,
            RelativeTime when,
            int unread) {}

    static InboxView of(Page<Conversation> page, Instant now) {
        var older = page.older();
        return new InboxView(
                page.items().stream()
                        .map(one -> new Entry(
                                "/messages/" + one.uuid(),
                                new Person(one.handle(), one.displayName(), one.avatarVersion()),
                                one.message(),
                                one.messageExpiresAt(),
                                RelativeTime.past(one.createdAt(), now),
                                one.unreadCount()))
                        .toList(),
                older == null ? null : "/messages?cursor=" + older.encode());
    }
}
