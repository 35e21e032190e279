package com.cruddur.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.auth.Passwords;
import com.cruddur.testing.Actor;
import com.cruddur.testing.Await;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.InProcessCommand;
import com.cruddur.testing.SseClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams of people who lost their sign-in end at once, on the node that they used and on every other one. */
@Timeout(120)
class StreamEndTest {

    private static final Duration BOUND = Duration.ofSeconds(2);
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private static Cruddur cruddur;
    private static Cruddur other;
    private static String hash;

    /** The ways to lose a sign-in. */
    enum Way {
        SIGN_OUT {
            @Override
            void take(Actor person, String handle) {
                assertOk(person.post("/api/auth/sign-out", ""));
            }
        },
        SIGN_OUT_FORM {
            @Override
            void take(Actor person, String handle) {
                var cookie = "cruddur_session=" + person.credentials()[1].substring("Bearer ".length());
                var answer =
                        cruddur.anonymous().post("/sign-out", "", "Cookie", cookie, "Sec-Fetch-Site", "same-origin");
                assertThat(answer.statusCode()).isEqualTo(303);
            }
        },
        SIGN_OUT_EVERYWHERE {
            @Override
            void take(Actor person, String handle) {
                assertOk(cruddur.user(handle).post("/api/auth/sign-out-everywhere", ""));
            }
        },
        SESSION_ENDED {
            @Override
            void take(Actor person, String handle) {
                var elsewhere = cruddur.user(handle);
                for (var session : Actor.json(elsewhere.get("/api/auth/sessions"))) {
                    if (!session.get("current").booleanValue()) {
                        assertOk(elsewhere.delete(
                                "/api/auth/sessions/" + session.get("uuid").asString()));
                    }
                }
            }
        },
        HUNDRED_LATER_SIGN_INS {
            @Override
            void take(Actor person, String handle) {
                cruddur.database().execute("""
                        INSERT INTO public.sessions (user_uuid, token_hash, created_at, expires_at)
                        SELECT users.uuid, sha256((users.uuid::text || n)::bytea), now() + interval '1 second', now() + interval '1 day'
                        FROM public.users, generate_series(1, 99) AS n WHERE handle = '%s'
                        """.formatted(handle));
                assertOk(cruddur.anonymous()
                        .post(
                                "/api/auth/sign-in",
                                "{\"login\": \"%s\", \"password\": \"correct horse\"}".formatted(handle)));
            }
        },
        PASSWORD_CHANGED {
            @Override
            void take(Actor person, String handle) {
                assertOk(cruddur.user(handle)
                        .put(
                                "/api/auth/password",
                                "{\"current_password\": \"correct horse\", \"new_password\": \"battery staple\"}"));
            }
        },
        PASSWORD_RESET_BY_THE_OPERATOR {
            @Override
            void take(Actor person, String handle) {
                command("reset-password", handle);
            }
        },
        SUSPENDED {
            @Override
            void take(Actor person, String handle) {
                assertOk(cruddur.user("mod", "moderator").put("/api/users/@%s/suspension".formatted(handle), "{}"));
            }
        },
        SUSPENDED_BY_REPORT {
            @Override
            void take(Actor person, String handle) {
                var report = Actor.json(cruddur.user("someone")
                                .post("/api/users/@%s/report".formatted(handle), "{\"reason\": \"spam\"}"))
                        .get("uuid")
                        .asString();
                assertOk(cruddur.user("mod", "moderator")
                        .post("/api/reports/%s/resolve".formatted(report), "{\"resolution\": \"suspended\"}"));
            }
        },
        SUSPENDED_BY_THE_OPERATOR {
            @Override
            void take(Actor person, String handle) {
                command("suspend", handle);
            }
        },
        DELETED {
            @Override
            void take(Actor person, String handle) {
                assertOk(cruddur.user(handle).sendBody("DELETE", "/api/account", "{\"password\": \"correct horse\"}"));
            }
        },
        DELETED_BY_THE_OPERATOR {
            @Override
            void take(Actor person, String handle) {
                command("delete", handle);
            }
        };

        abstract void take(Actor person, String handle);
    }

    @BeforeAll
    static void start() {
        hash = new Passwords(1).hash("correct horse");
        cruddur = Cruddur.start(Map.of("RATE_LIMITS", "off"));
        other = Cruddur.startOn(cruddur.database(), Map.of("RATE_LIMITS", "off", "STREAM_LISTEN", "false"));
    }

    @AfterAll
    static void stop() {
        other.close();
        cruddur.close();
    }

    @ParameterizedTest
    @EnumSource
    void theStreamsEndOnEveryNode(Way way) {
        var handle = "listener" + PEOPLE.incrementAndGet();
        var person = cruddur.user(handle);
        cruddur.database().execute("""
                INSERT INTO public.credentials (user_uuid, password_hash) VALUES ('%s', '%s')
                """.formatted(cruddur.database().userUuid(handle), hash));
        var friend = cruddur.user("friend" + PEOPLE.get());
        try (var here = SseClient.to(cruddur.url(), person.credentials());
                var there = SseClient.to(other.url(), person.credentials());
                var anybody = SseClient.to(other.url());
                var theirs = SseClient.to(cruddur.url(), friend.credentials())) {
            way.take(person, handle);

            var streams = List.of(here, there);
            Await.until("the end of both streams", BOUND, () -> streams.stream().allMatch(SseClient::ended));
            assertThat(anybody.ended()).isFalse();
            assertThat(theirs.ended()).isFalse();
            assertThat(streams).allSatisfy(one -> assertThat(one.received()).isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGN_OUT", "SESSION_ENDED", "PASSWORD_CHANGED"})
    void theStreamOfAnotherSessionContinues(Way way) {
        var handle = "continuing" + PEOPLE.incrementAndGet();
        var person = cruddur.user(handle);
        cruddur.database().execute("""
                INSERT INTO public.credentials (user_uuid, password_hash) VALUES ('%s', '%s')
                """.formatted(cruddur.database().userUuid(handle), hash));
        try (var ended = SseClient.to(other.url(), person.credentials())) {
            way.take(person, handle);
            Await.until("the end", BOUND, ended::ended);
            var again = cruddur.user(handle);
            try (var continues = SseClient.to(other.url(), again.credentials())) {
                Way.SIGN_OUT.take(cruddur.user(handle), handle);
                assertOk(cruddur.user("friend").put("/api/users/@%s/follow".formatted(handle), ""));
                continues.await("notification", "kind", "follow");
            }
        }
    }

    private static void command(String... arguments) {
        var all = new ArrayList<>(List.of("user"));
        all.addAll(List.of(arguments));
        var outcome = InProcessCommand.run(cruddur.database().serviceSettings(), all.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.all()).isZero();
    }

    private static void assertOk(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
