package com.cruddur.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Cruddur;
import com.cruddur.testing.MailServer;
import com.cruddur.testing.TraceReceiver;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a receiver of traces gets of a request. */
class TraceTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SIGN_UP = """
            {"display_name": "Ada", "handle": "ada", "email": "ada@example.com", "password": "correct horse"}
            """;

    private static TraceReceiver receiver;
    private static MailServer mails;
    private static Cruddur cruddur;

    @BeforeAll
    static void start() {
        receiver = TraceReceiver.start();
        mails = MailServer.start();
        var settings = new HashMap<>(mails.settings());
        settings.putAll(receiver.settings());
        cruddur = Cruddur.start(settings);
    }

    @AfterAll
    static void stop() {
        cruddur.close();
        mails.close();
        receiver.close();
    }

    @Test
    void aSignUpIsOneTraceAcrossHttpSqlAndMailAsTheDocumentShows() throws IOException {
        var answer = cruddur.anonymous()
                .post("/api/auth/sign-up", SIGN_UP, "traceparent", "00-" + TRACE + "-b7ad6b7169203331-01");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        mails.code("ada@example.com");

        receiver.await("SMTP send");
        var request = receiver.await("POST /api/auth/sign-up");
        var document = Files.readString(Path.of(System.getProperty("checkout"), "docs/operations.md"));

        assertThat(document)
                .contains("```text\n"
                        + receiver.tree(request, "http.response.status_code", "db.system.name", "server.address")
                        + "```");
        assertThat(TraceReceiver.traceId(request)).as("the caller's trace").isEqualTo(TRACE);
        assertThat(TraceReceiver.attributes(request))
                .containsEntry("http.request.method", "POST")
                .containsEntry("http.route", "/api/auth/sign-up")
                .containsEntry(
                        "cruddur.request_id",
                        answer.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(receiver.resources())
                .allSatisfy(service -> assertThat(service).containsEntry("service.name", "cruddur"));
        assertThat(receiver.keys()).containsOnly("a+b");
        assertThat(receiver.spans().toString()).doesNotContain("ada@example.com", "correct horse");
    }

    @Test
    void aStatementThatFailsIsMarkedWithItsCode() {
        cruddur.database().execute("ALTER TABLE public.activities RENAME TO elsewhere");
        try {
            assertThat(cruddur.anonymous().get("/").statusCode()).isEqualTo(500);
        } finally {
            cruddur.database().execute("ALTER TABLE public.elsewhere RENAME TO activities");
        }

        var request = receiver.await("GET /");
        var statement = receiver.await("FeedSql.home");

        assertThat(statement.getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(request.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
        assertThat(statement.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
        assertThat(TraceReceiver.attributes(statement)).containsEntry("db.response.status_code", "42P01");
    }

    @Test
    void whatACallerDoesNotWantTracedAndWhatMachinesPollIsNotExported() {
        cruddur.anonymous().get("/api/activities/home?limit=1", "traceparent", "00-" + TRACE + "-b7ad6b7169203331-00");
        cruddur.anonymous().get("/health/ready");
        cruddur.anonymous().get("/api/users/suggestions");

        receiver.await("GET /api/users/suggestions");

        assertThat(receiver.spans()).noneMatch(span -> span.getName().contains("/health/ready"));
        assertThat(receiver.spans()).noneMatch(span -> span.getName().equals("GET /api/activities/home"));
    }

    @Test
    void aStepThatIsNotTracedAllocatesNothing() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        step(); // loads the classes
        var thread = Thread.currentThread().threadId();
        var before = threads.getThreadAllocatedBytes(thread);

        for (var times = 0; times < 10_000; times++) {
            step();
        }

        assertThat(threads.getThreadAllocatedBytes(thread) - before)
                .as("bytes of 10 000 steps and of the measurement")
                .isLessThan(10_000);
    }

    private static void step() {
        try (var span = Span.current().call("SQL")) {
            span.with("db.query.text", "SELECT 1").with("http.response.status_code", 200);
        }
    }
}
