package com.cruddur.notification;

import com.cruddur.platform.db.Database;
import com.cruddur.realtime.Event;
import com.cruddur.realtime.Event.Kind;
import com.cruddur.realtime.EventPublisher;
import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** A service in which andrew has a post. Tests publish events to it directly, without requests that cause them. */
final class NotificationFixture implements AutoCloseable {

    static final String LIST = "/api/activities/notifications";
    static final String UNREAD = "/api/notifications/unread";
    static final String READ = "/api/notifications/read";

    final Cruddur cruddur = Cruddur.shared();
    final Actor andrew = cruddur.user("andrew");
    final Actor bayko = cruddur.user("bayko");

    private final Database database = new Database(cruddur.database().serviceUrl(), 2, new SimpleMeterRegistry());
    private final EventPublisher events = new EventPublisher(List.of(new Notifications(database)));

    NotificationFixture() {
        IntStream.range(0, 5).forEach(number -> cruddur.database().addUser("friend" + number));
    }

    /** Forgets everything but the people, and returns andrew's new post. */
    UUID begin() {
        cruddur.database().execute("""
                TRUNCATE public.activities, public.notifications, public.message_groups, public.blocks, public.mutes,
                    public.follows CASCADE;
                UPDATE public.users SET suspended_at = NULL
                """);
        cruddur.database().addActivity("andrew", "my post", "1 hour");
        return activity("my post");
    }

    void publish(Kind kind, String actor, String concerned, UUID activity) {
        publish(Event.ofActivity(kind, uuid(actor), uuid(concerned), activity));
    }

    void tellPeople(Kind kind, String actor, String concerned) {
        publish(Event.ofPeople(kind, uuid(actor), uuid(concerned)));
    }

    private void publish(Event event) {
        database.transaction(transaction -> {
            events.publish(transaction, event);
            return event;
        });
    }

    UUID uuid(String handle) {
        return cruddur.database().userUuid(handle);
    }

    UUID activity(String message) {
        return UUID.fromString(cruddur.database()
                .texts("SELECT uuid FROM public.activities WHERE message = '%s'".formatted(message))
                .getFirst());
    }

    /** As many likes of {@code post}, by as many people. */
    void addMany(int people, UUID post) {
        cruddur.database().execute("""
                WITH liker AS (
                    INSERT INTO public.users (display_name, handle, email)
                    SELECT 'x', 'liker' || gen_random_uuid(), gen_random_uuid() || '@example.com' FROM generate_series(1, %s)
                    RETURNING uuid
                )
                INSERT INTO public.notifications (user_uuid, kind, actor_uuid, activity_uuid)
                SELECT '%s', 'like', liker.uuid, '%s' FROM liker
                """.formatted(people, uuid("andrew"), post));
    }

    int rows() {
        return Integer.parseInt(cruddur.database()
                .texts("SELECT count(*) FROM public.notifications")
                .getFirst());
    }

    int unread() {
        return count(andrew.json(UNREAD));
    }

    static int count(JsonNode answer) {
        return answer.get("count").asInt();
    }

    static List<Integer> counts(JsonNode list) {
        return list.valueStream()
                .map(entry -> entry.at("/notification/actors_count").asInt())
                .toList();
    }

    static List<String> texts(JsonNode list) {
        return list.valueStream()
                .map(entry -> entry.at("/notification/text").asString())
                .toList();
    }

    static List<String> messages(JsonNode list) {
        return list.valueStream().map(entry -> entry.get("message").asString()).toList();
    }

    @Override
    public void close() {
        database.close();
        cruddur.close();
    }
}
