package com.cruddur.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Cruddur;
import com.cruddur.testing.SseClient;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What lives for a minute is on all paths in its 59th second and on none in its 60th, by the database's clock, with warm
 * caches and without a sweep.
 */
@Timeout(180)
class ExpiryContractTest {

    private static final Pattern MAX_AGE = Pattern.compile("max-age=([0-9]+)");

    private static Cruddur cruddur;
    private static Connection sweeper;

    /** What was asked and answered while the post lived. */
    private record Answer(ContentProbe exposure, String path, String shown, HttpResponse<String> response) {}

    @BeforeAll
    static void start() throws SQLException {
        cruddur = Cruddur.start(Map.of("CACHE_TIME", "5s")); // the longest that can be configured
        sweeper = cruddur.database().url().connect("cruddur-test");
        try (var statement = sweeper.createStatement()) {
            statement.execute(
                    "SELECT pg_advisory_lock(hashtextextended('cruddur.expiry', 0))"); // as if another node swept
        }
    }

    @AfterAll
    static void stop() throws SQLException {
        sweeper.close();
        cruddur.close();
    }

    @Test
    void everyRouteThatAnswersGetHasItsLine() {
        var known = new TreeSet<>(ContentProbe.OF_ROUTES.keySet());
        known.addAll(ContentProbe.NOTHING_BRIEF.keySet());
        known.add("/api/stream"); // below, by its event

        assertThat(patterns())
                .allSatisfy(pattern -> assertThat(known)
                        .as("say in ContentProbe what %s shows of a post's life", pattern)
                        .contains(pattern));
    }

    /** A slow machine asks too slowly for one second: then once more with longer ones, and another post. */
    @Test
    void contentOfAMinuteIsEverywhereAt59SecondsAndNowhereAt60() {
        var attempt = 0;
        while (!isHereAndThenGone("mayfly" + attempt, Duration.ofSeconds(1L << attempt))) {
            attempt++;
            assertThat(attempt).as("too slow a machine").isLessThan(5);
        }
    }

    /** False when its time was over before everything was asked. */
    private static boolean isHereAndThenGone(String mark, Duration lastSeconds) {
        var life = new ExpiringContent(cruddur, mark);
        life.leave(lastSeconds.plusSeconds(8));
        try (var anybody = SseClient.to(cruddur.url())) {
            ask(life); // warms every cache
            life.awaitLeft(lastSeconds);
            var here = ask(life);
            if (life.isOver()) {
                return false;
            }
            assertHere(here, lastSeconds);

            life.awaitLeft(Duration.ZERO);
            assertGone(here, life);
            anybody.await("expired", "uuid", life.fill("{post}"));
            anybody.await(
                    "the parent's count",
                    told -> told.is("counters", "uuid", life.fill("{parent}"))
                            && told.data().get("replies_count").asInt() == 0);
            life.assertStillOnDisk();
            return true;
        }
    }

    private static List<Answer> ask(ExpiringContent life) {
        var unread = patterns().anyMatch("/api/notifications/unread"::equals)
                ? life.reader().get("/api/notifications/unread").body()
                : "";
        var answers = new ArrayList<Answer>();
        patterns().forEach(pattern -> {
            for (var exposure : ContentProbe.OF_ROUTES.getOrDefault(pattern, List.of())) {
                var path = life.fill(exposure.path());
                var shown = life.fill(exposure.shown())
                        .replace("{unread}", unread)
                        .replace("{badge}", unread.replaceAll("[^0-9]", ""))
                        .replace("{cruds}", "2");
                answers.add(new Answer(
                        exposure, path, shown, life.actor(exposure.who()).get(path)));
            }
        });
        return answers;
    }

    /** @param left what was left of the post's life when the first answer was asked for */
    private static void assertHere(List<Answer> answers, Duration left) {
        var softly = new SoftAssertions();
        for (var answer : answers) {
            softly.assertThat(answer.response().body())
                    .as("%s at 59 s", answer.path())
                    .contains(answer.shown());
            var caching =
                    answer.response().headers().firstValue("Cache-Control").orElse("no-cache");
            var age = MAX_AGE.matcher(caching);
            if (age.find()) {
                softly.assertThat(Long.parseLong(age.group(1)))
                        .as("%s may not be kept for longer than the post lives", answer.path())
                        .isLessThanOrEqualTo(left.toSeconds());
            } else {
                softly.assertThat(caching)
                        .as("%s may not be kept for a time", answer.path())
                        .containsAnyOf("no-cache", "no-store");
            }
        }
        softly.assertAll();
    }

    private static void assertGone(List<Answer> answers, ExpiringContent life) {
        var softly = new SoftAssertions();
        for (var answer : answers) {
            var actor = life.actor(answer.exposure().who());
            var tag = answer.response().headers().firstValue("ETag");
            var now = tag.isPresent() ? actor.get(answer.path(), "If-None-Match", tag.get()) : actor.get(answer.path());
            softly.assertThat(now.statusCode())
                    .as("%s at 60 s: the copy is not good any more", answer.path())
                    .isNotEqualTo(304);
            softly.assertThat(now.body()).as("%s at 60 s", answer.path()).doesNotContain(answer.shown());
        }
        softly.assertAll();
    }

    private static Stream<String> patterns() {
        return cruddur.routes().stream()
                .filter(route -> route.startsWith("GET "))
                .map(route -> route.substring("GET ".length()));
    }
}
