package com.cruddur.message;

import com.cruddur.activity.ComposerView;
import com.cruddur.message.Messages.Companion;
import com.cruddur.platform.html.FormView;
import com.cruddur.platform.html.Person;
import com.cruddur.platform.http.Page;
import com.cruddur.platform.language.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The page of a conversation, oldest message first.
 *
 * @param path the address that the form posts to
 * @param begun whether the conversation exists
 * @param lifetime how long new messages live, null when they do not expire
 * @param olderPath the address of older messages, null when there are none
 */
public record ConversationView(
        Person other,
        String path,
        boolean begun,
        @Nullable Duration lifetime,
        List<Entry> entries,
        @Nullable String olderPath,
        FormView form) {

    /**
     * One message.
     *
     * @param day its day, when the message before has another; the script shows the reader's zone and language instead
     * @param unread whether it is the first that the reader has not read
     */
    public record Entry(BubbleView bubble, @Nullable LocalDate day, boolean unread) {}

    /** A conversation that has not begun yet. */
    static ConversationView empty(Person other, String path, FormView form) {
        return new ConversationView(other, path, false, null, List.of(), null, form);
    }

    /** A conversation that has just begun, for its heading. */
    static ConversationView begun(Companion other, String path) {
        var person = new Person(other.handle(), other.displayName());
        return new ConversationView(person, path, true, other.lifetime(), List.of(), null, FormView.untouched());
    }

    static ConversationView of(Companion other, String path, Page<Message> page, FormView form, Instant now) {
        var older = page.older();
        var entries = new ArrayList<Entry>();
        LocalDate day = null;
        var read = true;
        for (var message : page.items().reversed()) {
            var date = LocalDate.ofInstant(message.createdAt(), ZoneOffset.UTC);
            var own = !message.handle().equals(other.handle());
            var unread = read && !own && message.createdAt().isAfter(other.readAt());
            var bubble = BubbleView.of(message, own, now);
            entries.add(new Entry(bubble, date.equals(day) ? null : date, unread));
            read &= !unread;
            day = date;
        }
        return new ConversationView(
                new Person(other.handle(), other.displayName()),
                path,
                true,
                other.lifetime(),
                entries,
                older == null ? null : path + "?cursor=" + older.encode(),
                form);
    }

    /** The form for a message. */
    public ComposerView composer() {
        return composer(path, form);
    }

    /** The form for a message. The query keeps browsers from replacing the stored page, with its key, by the next one. */
    static ComposerView composer(String path, FormView form) {
        return ComposerView.message(form, path + "?send");
    }

    /** The lifetime as forms name it, such as {@code 7-days}, or {@code none}. */
    public String lifetimeName() {
        if (lifetime == null) {
            return "none";
        }
        var unit = lifetimeUnit(lifetime);
        var count = lifetime.dividedBy(unit.getDuration());
        var name = unit.toString().toLowerCase(Locale.ROOT);
        return count + "-" + (count == 1 ? name.substring(0, name.length() - 1) : name);
    }

    /** The lifetime in words, such as {@code 7 days}. */
    public String lifetimeText(Texts texts) {
        if (lifetime == null) {
            return texts.of("conversation.kept");
        }
        var unit = lifetimeUnit(lifetime);
        var key = "lifetime." + unit.toString().toLowerCase(Locale.ROOT);
        return texts.counted(key, lifetime.dividedBy(unit.getDuration()));
    }

    private static ChronoUnit lifetimeUnit(Duration lifetime) {
        var hours = lifetime.toHours();
        if (hours == 0) {
            return ChronoUnit.MINUTES;
        }
        return hours % 24 == 0 ? ChronoUnit.DAYS : ChronoUnit.HOURS;
    }
}
