package com.cruddur.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.platform.db.embedded.EmbeddedPostgres;
import com.cruddur.platform.db.embedded.PostgresBinaries;
import com.cruddur.testing.Actor;
import com.cruddur.testing.Await;
import com.cruddur.testing.CruddurProcess;
import com.cruddur.testing.Shell;
import com.cruddur.testing.TemporaryDataDirectory;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database that goes away while Cruddur serves: quick, honest answers, and recovery without a restart. */
@Timeout(120)
class OutageTest {

    private static final String HOME = "/api/activities/home";
    private static final Duration BOUND = Duration.ofSeconds(2);
    private static final Duration RECOVERY = Duration.ofSeconds(10);
    private static final int AT_ONCE = 64;
    private static final int CLIENTS_OF_EACH = 30;

    @TempDir
    private Path temporary;

    private EmbeddedPostgres postgres;
    private TemporaryDataDirectory directory;
    private CruddurProcess cruddur;
    private Actor anyone;

    private record Timed(HttpResponse<String> response, Duration time) {}

    @BeforeEach
    void serve() throws IOException {
        directory = TemporaryDataDirectory.withPrograms(temporary);
        postgres = postgres(0);
        var port = postgres.start().hosts().getFirst().port();
        var url = "postgresql://postgres:%s@127.0.0.1:%s/cruddur?sslmode=disable"
                .formatted(directory.read("password"), port);
        cruddur = CruddurProcess.start(Map.of("DATABASE_URL", url, "PORT", "0", "CACHE_TIME", "1s"), "serve");
        anyone = cruddur.anonymous();
        assertServes();
    }

    @AfterEach
    void stop() {
        cruddur.close();
        postgres.close();
    }

    @Test
    void aDatabaseThatStopsIsA503UntilItIsBack() throws Exception {
        var port = Integer.parseInt(directory.port());
        postgres.close();

        assertOutage();

        restartPostgres(port);
        awaitRecovery();
    }

    @Test
    void aDatabaseThatHangsIsA503UntilItGoesOn() throws Exception {
        signalPostgres("STOP");
        try {
            assertOutage();
            assertNobodyQueuesUp();
        } finally {
            signalPostgres("CONT");
        }

        awaitRecovery();
    }

    @Test
    void aDatabaseThatCrashesIsA503UntilItHasRecovered() throws Exception {
        var backends = directory.postgres();
        backends.forEach(ProcessHandle::destroyForcibly);
        TemporaryDataDirectory.awaitEnd(backends);

        assertOutage();

        var port = Integer.parseInt(directory.port());
        postgres.close();
        restartPostgres(port);
        awaitRecovery();
    }

    private void assertOutage() throws Exception {
        for (var path : List.of(HOME, "/")) {
            Await.until(
                    "the end of what is kept of " + path,
                    BOUND,
                    () -> anyone.get(path).statusCode() != 200);
        }
        for (var round = 0; round < 2; round++) {
            assertUnavailable(time(HOME, "application/json"), "application/problem+json");
            assertUnavailable(time("/health/ready", "*/*"), "application/problem+json");
            var page = time("/", "text/html");
            assertUnavailable(page, "text/html; charset=utf-8");
            assertThat(page.response().body()).contains("The database does not answer just now");
        }
        assertThat(anyone.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(anyone.get("/metrics").statusCode()).isEqualTo(200);

        for (var answer : manyAtOnce()) {
            assertUnavailable(answer, "application/problem+json");
        }
    }

    /** Requests do not wait for each other: the last of many is refused as soon as the first. */
    private void assertNobodyQueuesUp() throws Exception {
        var requests = new ArrayList<Callable<Timed>>();
        for (var client = 0; client < CLIENTS_OF_EACH; client++) {
            requests.add(() -> time("/", "text/html"));
            requests.add(() -> time("/sign-in", "text/html"));
            requests.add(() -> time("/api/hashtags/trending", "application/json"));
            requests.add(() -> time("/api/stream", "text/event-stream"));
            requests.add(() -> time(HOME, "application/json"));
        }
        assertThat(answers(requests))
                .allSatisfy(answer -> assertThat(answer.time())
                        .as(answer.response().toString())
                        .isLessThan(BOUND));
    }

    private List<Timed> manyAtOnce() throws Exception {
        var requests = new ArrayList<Callable<Timed>>();
        for (var i = 0; i < AT_ONCE; i++) {
            requests.add(() -> time(HOME, "application/json"));
        }
        return answers(requests);
    }

    private static List<Timed> answers(List<Callable<Timed>> requests) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Timed>();
            for (var answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private Timed time(String path, String accept) {
        var start = System.nanoTime();
        var response = anyone.get(path, "Accept", accept);
        return new Timed(response, Duration.ofNanos(System.nanoTime() - start));
    }

    private static void assertUnavailable(Timed answer, String contentType) {
        var response = answer.response();
        assertThat(response.statusCode()).as(response.uri() + response.body()).isEqualTo(503);
        assertThat(answer.time()).as(response.uri().toString()).isLessThan(BOUND);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(response.headers().firstValue("Content-Type")).hasValue(contentType);
    }

    private void assertServes() {
        for (var path : List.of(HOME, "/", "/health/ready", "/health/live")) {
            assertThat(anyone.get(path, "Accept", "text/html").statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    private void awaitRecovery() {
        Await.until("recovery", RECOVERY, () -> anyone.get(HOME).statusCode() == 200);
        assertServes();
    }

    private EmbeddedPostgres postgres(int port) throws IOException {
        return new EmbeddedPostgres(
                temporary, port, PostgresBinaries.in(Path.of(System.getProperty("test.postgres"))), List.of());
    }

    private void restartPostgres(int port) throws IOException {
        postgres = postgres(port);
        postgres.start();
    }

    /** Twice, for what the postmaster started before it had the signal itself. */
    private void signalPostgres(String signal) {
        for (var pass = 0; pass < 2; pass++) {
            for (var process : directory.postgres()) {
                Shell.run("kill", "-" + signal, Long.toString(process.pid()));
            }
        }
    }
}
