package com.cruddur.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.expiry.Sweeper;
import com.cruddur.platform.db.Database;
import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counters are exact, whatever happens at the same time, and nobody waits in a circle. */
class CountersTest {

    private static final int CLIENTS = 64;
    private static final int OPERATIONS = 60;
    private static final String POST = "/api/activities";
    private static final Path OPERATIONS_MANUAL = Path.of(System.getProperty("checkout"), "docs/operations.md");

    private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
    private final List<String> posts = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Cruddur cruddur;

    @BeforeEach
    void start() {
        cruddur = Cruddur.start();
    }

    @AfterEach
    void stop() {
        cruddur.close();
    }

    @Test
    void countersAreExactAfterSixtyFourClientsDidEverythingAtOnceWhileTheSweeperRan() throws Exception {
        var actors = new ArrayList<Actor>();
        for (var i = 0; i < CLIENTS; i++) {
            actors.add(cruddur.user("person" + i));
        }
        for (var i = 0; i < 8; i++) {
            post(actors.get(i), POST, "1-day");
        }
        var done = new AtomicBoolean();
        var start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var pool = new Database(cruddur.database().serviceUrl(), 2, metrics)) {
            var sweeper = new Sweeper(pool, metrics);
            var swept = threads.submit(() -> {
                var rows = 0L;
                while (!done.get()) {
                    rows += sweeper.sweep();
                }
                return rows;
            });
            var clients = new ArrayList<Callable<Void>>();
            for (var i = 0; i < CLIENTS; i++) {
                var random = new Random(i);
                var actor = actors.get(i);
                clients.add(() -> {
                    for (var n = 0; n < OPERATIONS; n++) {
                        operate(actor, random);
                    }
                    return null;
                });
            }
            for (var client : threads.invokeAll(clients)) {
                client.get();
            }
            done.set(true);
            report(Duration.ofNanos(System.nanoTime() - start), swept.get());
        }
        assertThat(statuses.keySet()).isSubsetOf(200, 404, 422, 503);
        assertThat(statuses)
                .hasEntrySatisfying(200, number -> assertThat(number.get()).isGreaterThan(CLIENTS * OPERATIONS / 4));
        assertThat(differences()).isEmpty();
        assertThat(outliving()).containsExactly("0");
        assertThat(deadlocks()).containsExactly("0");
    }

    /** Something that somebody does with one of the few newest posts, so that they get in each other's way. */
    private void operate(Actor actor, Random random) {
        var newest = Math.max(0, posts.size() - 12);
        var post = posts.get(newest + random.nextInt(posts.size() - newest));
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> count(actor.put(post + "/like", ""));
            case 4, 5, 6 -> count(actor.delete(post + "/like"));
            case 7, 8 -> count(actor.put(post + "/repost", ""));
            case 9, 10 -> count(actor.delete(post + "/repost"));
            case 11 -> count(actor.put(post + "/bookmark", ""));
            case 12 -> count(actor.delete(post + "/bookmark"));
            case 13, 14, 15 -> post(actor, post + "/reply", "1-day");
            case 16 -> post(actor, POST, "1-hour");
            case 17 -> count(actor.put(post + "/lifetime", "{\"ttl\":\"PT1M\"}"));
            case 18 -> count(actor.delete(own(actor, post)));
            default -> expire(post);
        }
    }

    /** A post of the actor's own, with what others answered and liked meanwhile. */
    private String own(Actor actor, String other) {
        var reply = Actor.json(actor.post(other + "/reply", "{\"message\":\"to be deleted\"}"));
        return reply.has("uuid") ? POST + "/" + reply.get("uuid").asString() : other;
    }

    /** As if its time was over, and its replies' with it: the sweeper takes it away while others still ask for it. */
    private void expire(String post) {
        cruddur.database().execute("""
                WITH doomed AS (
                    SELECT uuid FROM public.activities WHERE uuid = '%1$s' OR reply_to_activity_uuid = '%1$s'
                    ORDER BY uuid FOR NO KEY UPDATE
                )
                UPDATE public.activities SET expires_at = now() FROM doomed
                WHERE activities.uuid = doomed.uuid AND NOT EXISTS (
                    SELECT 1 FROM public.activities AS reply WHERE reply.reply_to_activity_uuid = doomed.uuid)
                """.formatted(post.substring(post.lastIndexOf('/') + 1)));
    }

    private void post(Actor actor, String path, String ttl) {
        var response = actor.post(path, "{\"message\":\"Hello #world\",\"ttl\":\"%s\"}".formatted(ttl));
        count(response);
        if (response.statusCode() == 200) {
            posts.add(POST + "/" + Actor.json(response).get("uuid").asString());
        }
    }

    private void count(HttpResponse<String> response) {
        statuses.computeIfAbsent(response.statusCode(), _ -> new AtomicInteger())
                .incrementAndGet();
    }

    private void report(Duration time, long swept) {
        System.out.printf(
                "CountersTest: %d clients, %d operations in %.1f s, statuses %s, %d rows swept, %d differences, %s deadlocks%n",
                CLIENTS,
                CLIENTS * OPERATIONS,
                time.toMillis() / 1e3,
                statuses,
                swept,
                differences().size(),
                deadlocks().getFirst());
    }

    /** The query that operators are given. */
    private List<String> differences() {
        try {
            var block =
                    Pattern.compile("(?s)## Counters.*?```sql\\n(.*?)```").matcher(Files.readString(OPERATIONS_MANUAL));
            assertThat(block.find()).isTrue();
            return cruddur.database().query(block.group(1)).stream()
                    .map(Object::toString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> deadlocks() {
        return cruddur.database().texts("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
    }

    private List<String> outliving() {
        return cruddur.database()
                .texts("SELECT count(*) FROM public.activities AS reply JOIN public.activities AS parent"
                        + " ON parent.uuid = reply.reply_to_activity_uuid WHERE reply.expires_at > parent.expires_at");
    }
}
