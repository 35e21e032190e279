package com.cruddur.message;

import com.cruddur.activity.ComposerView;
import com.cruddur.activity.RelativeTime;
import com.cruddur.platform.html.FormView;
import com.cruddur.platform.html.Person;
import com.cruddur.platform.http.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The page of a conversation, oldest message first.
 *
 * @param path the address that the form posts to
 * @param olderPath the address of older messages, null when there are none
 */
public record ConversationView(
        Person other,
        String path,
        List<Entry> entries,
        @Nullable String olderPath,
        FormView form) {

    /**
     * One message.
     *
     * @param own whether the reader wrote it
     * @param expires null when it does not expire
     */
    public record Entry(
            String id,
            boolean own,
            String text,
            RelativeTime sent,
            @Nullable RelativeTime expires) {}

    /** The form for a message. The query keeps browsers from replacing the stored page, with its key, by the next one. */
    public ComposerView composer() {
        return ComposerView.message(form, path + "?send", false);
    }

    /** A conversation that has not begun yet. */
    static ConversationView empty(Person other, String path, FormView form) {
        return new ConversationView(other, path, List.of(), null, form);
    }

    static ConversationView of(Person other, String path, Page<Message> page, FormView form, Instant now) {
        var older = page.older();
        var entries = page.items().reversed().stream()
                .map(message -> new Entry(
                        message.uuid().toString(),
                        !message.handle().equals(other.handle()),
                        message.message(),
                        RelativeTime.past(message.createdAt(), now),
                        Optional.ofNullable(message.expiresAt())
                                .map(expiresAt -> RelativeTime.future(expiresAt, now))
                                .orElse(null)))
                .toList();
        return new ConversationView(
                other, path, entries, older == null ? null : path + "?cursor=" + older.encode(), form);
    }
}
