package com.cruddur.platform.db.replica;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Await;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.DebianPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/**
 * Nobody misses what they wrote, on whatever server they read: two servers of Cruddur, and a replica whose replay is
 * paused and resumed all the while.
 */
@Timeout(240)
class ReadYourWritesTest {

    private static final int CLIENTS = 8;

    /** Of each client: so many that what somebody wrote has had time to be on the replica when they are next again. */
    private static final int PEOPLE = 50;

    private static final int PAIRS = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = JsonMapper.shared();
    private final AtomicInteger pairs = new AtomicInteger();
    private final AtomicInteger stale = new AtomicInteger();
    private final AtomicInteger pauses = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    /** Somebody who is signed in, and the last that they wrote. */
    private static final class Author {
        private final String handle;
        private final String token;
        private String last = "";

        Author(String handle, String token) {
            this.handle = handle;
            this.token = token;
        }
    }

    @Test
    void nobodyMissesWhatTheyWrote() throws Exception {
        try (var primary = DebianPostgres.primary("127.0.0.24").migrated();
                var replica = primary.standby("127.0.0.25")) {
            var settings = Map.of("DATABASE_READER_URL", "postgresql://127.0.0.25:" + replica.port());
            try (var one = Cruddur.startOn(primary.database(), settings);
                    var other = Cruddur.startOn(primary.database(), settings)) {
                var nodes = List.of(one, other);
                var target = "replica=\"127.0.0.25:%s\"".formatted(replica.port());
                Await.until(
                        "the replica is read",
                        PATIENCE,
                        () -> nodes.stream()
                                .allMatch(node -> node.metric("cruddur_replica_usable{" + target + "}") == 1));
                var authors = authors(primary);
                var start = System.nanoTime();
                run(nodes, authors, replica);
                var seconds = (System.nanoTime() - start) / 1e9;
                var reads = "cruddur_reads_total{" + target.replace("replica=", "target=") + "}";
                var byReplica = sum(nodes, reads);
                var byPrimary = sum(nodes, "cruddur_reads_total{target=\"primary\"}");
                System.out.printf(
                        "%d pairs of writing and reading on two servers in %.1f s, replay paused %d times: %d stale; read by the replica %.0f, by the primary %.0f%n",
                        pairs.get(), seconds, pauses.get(), stale.get(), byReplica, byPrimary);
                assertThat(stale).hasValue(0);
                assertThat(pairs).hasValue(PAIRS);
                assertThat(pauses.get()).isGreaterThan(3);
                assertThat(byReplica).isGreaterThan(PAIRS / 20.0);
                assertThat(byPrimary).isGreaterThan(PAIRS / 20.0);
            }
        }
    }

    private void run(List<Cruddur> nodes, List<List<Author>> authors, DebianPostgres replica) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var pausing = threads.submit(() -> pauseNowAndThen(replica));
            var clients = authors.stream()
                    .map(people -> threads.submit(() -> writeAndRead(nodes, people)))
                    .toList();
            try {
                for (var client : clients) {
                    client.get();
                }
            } finally {
                over.set(true);
            }
            pausing.get();
        }
    }

    private static List<List<Author>> authors(DebianPostgres primary) {
        primary.execute("""
                INSERT INTO public.users (display_name, handle, email, cognito_user_id)
                SELECT 'Somebody', 'author' || n, n || '@example.com', 'MOCK' FROM generate_series(1, %s) AS n;
                INSERT INTO public.sessions (user_uuid, token_hash, expires_at)
                SELECT uuid, sha256(convert_to('token ' || handle, 'UTF8')), now() + interval '1 day' FROM public.users;
                """.formatted(CLIENTS * PEOPLE));
        return IntStream.range(0, CLIENTS)
                .mapToObj(client -> IntStream.rangeClosed(1, PEOPLE)
                        .mapToObj(n -> "author" + (client * PEOPLE + n))
                        .map(handle -> new Author(handle, "token " + handle))
                        .toList())
                .toList();
    }

    /** Half of what is written is read at once, half after the others of this client had their turn. */
    private int writeAndRead(List<Cruddur> nodes, List<Author> people) throws IOException, InterruptedException {
        for (var turn = 0; turn < PAIRS / CLIENTS; turn++) {
            var author = people.get(turn % PEOPLE);
            if (!author.last.isEmpty() && turn / PEOPLE % 2 == 1) {
                read(nodes.get(turn % 2), author); // what was written a round ago
                write(nodes.get((turn + 1) % 2), author);
            } else {
                write(nodes.get(turn % 2), author);
                read(nodes.get((turn + 1) % 2), author);
            }
        }
        return PAIRS;
    }

    private void write(Cruddur node, Author author) throws IOException, InterruptedException {
        var bio = "bio " + ThreadLocalRandom.current().nextLong();
        var body = json.writeValueAsString(Map.of("bio", bio, "display_name", "Somebody"));
        var request = HttpRequest.newBuilder(URI.create(node.url() + "/api/profile/update"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + author.token)
                .POST(BodyPublishers.ofString(body))
                .build();
        var _ = answer(request);
        author.last = bio;
    }

    private void read(Cruddur node, Author author) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(node.url() + "/api/users/@" + author.handle))
                .header("Authorization", "Bearer " + author.token)
                .build();
        var body = answer(request);
        pairs.incrementAndGet();
        if (!body.contains(author.last)) {
            stale.incrementAndGet();
        }
    }

    /** What a machine that has too much to do refuses is asked for again. */
    private String answer(HttpRequest request) throws IOException, InterruptedException {
        while (true) {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 503) {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                return answer.body();
            }
        }
    }

    private void pauseNowAndThen(DebianPostgres replica) {
        while (!over.get()) {
            replica.pauseReplay();
            pauses.incrementAndGet();
            await(Duration.ofMillis(ThreadLocalRandom.current().nextLong(700)));
            replica.resumeReplay();
            await(Duration.ofMillis(ThreadLocalRandom.current().nextLong(700)));
        }
    }

    private void await(Duration time) {
        var until = System.nanoTime() + time.toNanos();
        Await.until("some time passed", PATIENCE, () -> over.get() || System.nanoTime() > until);
    }

    private static double sum(List<Cruddur> nodes, String metric) {
        return nodes.stream().mapToDouble(node -> node.metric(metric)).sum();
    }
}
