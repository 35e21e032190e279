package com.cruddur.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Await;
import com.cruddur.testing.Cruddur;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A post, a reply and a message that live for a minute, with every kind of reaction to them. All of their texts contain
 * one mark, by which a test finds them in any answer.
 */
final class ExpiringContent {

    private final Cruddur cruddur;
    private final String mark;
    private final Actor author;
    private final Actor reader;
    private final String post;
    private final String parent;
    private final String reply;
    private final String conversation;

    /** @param mark lower case letters and digits, new for each */
    ExpiringContent(Cruddur cruddur, String mark) {
        this.cruddur = cruddur;
        this.mark = mark;
        author = cruddur.user("author" + mark);
        reader = cruddur.user("reader" + mark);
        parent = uuid(reader.post("/api/activities", "{\"message\":\"Long-lived\",\"ttl\":\"1-day\"}"));
        post = uuid(author.post(
                "/api/activities",
                "{\"message\":\"Brief %s #%s @reader%s\",\"ttl\":\"PT1M\"}".formatted(mark, mark, mark)));
        reply = uuid(
                author.post("/api/activities/" + parent + "/reply", "{\"message\":\"Brief %s too\"}".formatted(mark)));
        conversation = Actor.json(author.post(
                        "/api/messages",
                        "{\"message\":\"Brief %s whisper\",\"handle\":\"reader%s\"}".formatted(mark, mark)))
                .get("message_group_uuid")
                .asString();
        cruddur.database().execute("""
                INSERT INTO public.follows (follower_uuid, followed_uuid) VALUES ('READER', 'AUTHOR');
                INSERT INTO public.likes (activity_uuid, user_uuid) VALUES ('POST', 'READER');
                INSERT INTO public.reposts (activity_uuid, user_uuid) VALUES ('POST', 'READER');
                INSERT INTO public.bookmarks (activity_uuid, user_uuid) VALUES ('POST', 'READER');
                UPDATE public.activities SET likes_count = 1, reposts_count = 1 WHERE uuid = 'POST';
                INSERT INTO public.activity_hashtags (activity_uuid, hashtag, created_at)
                SELECT 'POST', 'MARK', now() ON CONFLICT DO NOTHING;
                INSERT INTO public.activity_mentions (activity_uuid, user_uuid) VALUES ('POST', 'READER') ON CONFLICT DO NOTHING;
                INSERT INTO public.notifications (user_uuid, kind, actor_uuid, activity_uuid) VALUES
                    ('READER', 'mention', 'AUTHOR', 'POST'), ('READER', 'reply', 'AUTHOR', 'REPLY') ON CONFLICT DO NOTHING;
                """.replace("READER", id("reader" + mark))
                .replace("AUTHOR", id("author" + mark))
                .replace("POST", post)
                .replace("REPLY", reply)
                .replace("MARK", mark));
    }

    /** The same life in another service, on a database that holds it as well. */
    ExpiringContent movedTo(Cruddur other) {
        return new ExpiringContent(this, other);
    }

    private ExpiringContent(ExpiringContent life, Cruddur other) {
        cruddur = other;
        mark = life.mark;
        author = other.user("author" + mark);
        reader = other.user("reader" + mark);
        post = life.post;
        parent = life.parent;
        reply = life.reply;
        conversation = life.conversation;
    }

    /** Moves the times so that the minute is over in {@code left}, by the database's clock. */
    void leave(Duration left) {
        cruddur.database().execute("""
                UPDATE public.activities
                SET expires_at = now() + interval 'LEFT seconds', created_at = now() - interval '60 seconds' + interval 'LEFT seconds'
                WHERE uuid IN ('POST', 'REPLY');
                UPDATE public.activity_hashtags SET created_at = now() - interval '60 seconds' + interval 'LEFT seconds'
                WHERE activity_uuid = 'POST';
                UPDATE public.messages
                SET expires_at = (SELECT activity.expires_at FROM public.activities AS activity WHERE activity.uuid = 'POST')
                WHERE message_group_uuid = 'GROUP';
                """.replace("LEFT", Long.toString(left.toSeconds()))
                .replace("POST", post)
                .replace("REPLY", reply)
                .replace("GROUP", conversation));
    }

    /** Waits until no more than {@code left} of the minute is left. */
    void awaitLeft(Duration left) {
        Await.until(
                "the " + (60 - left.toSeconds()) + "th second",
                Duration.ofSeconds(90),
                () -> is("now() >= expires_at - interval '%s seconds'".formatted(left.toSeconds())));
    }

    boolean isOver() {
        return is("now() >= expires_at");
    }

    /** That no sweep is what made it go. */
    void assertStillOnDisk() {
        assertThat(cruddur.database()
                        .texts("SELECT count(*) FROM public.activities WHERE uuid IN ('%s', '%s')"
                                .formatted(post, reply)))
                .containsExactly("2");
    }

    /** Replaces what stands in braces by what it is in this life. */
    String fill(String pattern) {
        var filled = pattern;
        for (var name : Map.of(
                        "mark",
                        mark,
                        "post",
                        post,
                        "parent",
                        parent,
                        "reply",
                        reply,
                        "conversation",
                        conversation,
                        "author",
                        "author" + mark,
                        "reader",
                        "reader" + mark)
                .entrySet()) {
            filled = filled.replace("{" + name.getKey() + "}", name.getValue());
        }
        return filled;
    }

    Actor actor(ContentProbe.Who who) {
        return switch (who) {
            case AUTHOR -> author;
            case READER -> reader;
            case ANYBODY -> cruddur.anonymous();
        };
    }

    Actor reader() {
        return reader;
    }

    private boolean is(String condition) {
        return cruddur.database()
                .texts("SELECT %s FROM public.activities WHERE uuid = '%s'".formatted(condition, post))
                .equals(List.of("true"));
    }

    private String id(String handle) {
        return cruddur.database().userUuid(handle).toString();
    }

    private static String uuid(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Actor.json(response).get("uuid").asString();
    }
}
