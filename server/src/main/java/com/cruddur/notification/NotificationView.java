package com.cruddur.notification;

import com.cruddur.activity.RelativeTime;
import com.cruddur.platform.html.Person;
import com.cruddur.platform.language.Texts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The page that lists the reader's notifications.
 *
 * @param olderPath the address of the next page, null when there is none
 */
public record NotificationView(
        List<Entry> entries, @Nullable String olderPath) {

    /**
     * One notification.
     *
     * @param actor the person who acted last
     * @param deed what the actor did, without the name
     * @param excerpt the text of the post, empty when there is no post
     * @param activity the post that it is about, null when there is none
     * @param expires when that post expires
     * @param path the address that the entry links to
     */
    public record Entry(
            String id,
            String icon,
            Person actor,
            String deed,
            String excerpt,
            @Nullable UUID activity,
            @Nullable Instant expires,
            String path,
            RelativeTime when,
            boolean read) {

        static Entry of(NotificationEntry entry, String viewer, Texts texts, Instant now) {
            var told = entry.notification();
            var actor = new Person(entry.handle(), entry.displayName(), entry.avatarVersion());
            return new Entry(
                    entry.uuid().toString(),
                    icon(told.kind()),
                    actor,
                    told.deed(texts),
                    entry.excerpt(),
                    told.activityUuid(),
                    entry.expiresAt(),
                    path(told, actor, viewer),
                    RelativeTime.past(told.createdAt(), now),
                    told.read());
        }

        private static String icon(Kind kind) {
            return switch (kind) {
                case REPLY -> "reply";
                case MENTION, FOLLOW -> "person";
                case LIKE -> "like";
                case REPOST -> "repost";
                case MESSAGE -> "mail";
            };
        }

        /** A like links to the reader's post, a reply to the actor's. */
        private static String path(Notification told, Person actor, String viewer) {
            return switch (told.kind()) {
                case REPLY, MENTION -> actor.path() + "/status/" + told.activityUuid();
                case LIKE, REPOST -> new Person(viewer, viewer).path() + "/status/" + told.activityUuid();
                case FOLLOW -> actor.path();
                case MESSAGE -> "/messages/" + told.messageGroupUuid();
            };
        }
    }
}
