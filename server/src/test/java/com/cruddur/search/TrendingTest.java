package com.cruddur.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Await;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hashtags count the posts that are alive, at every instant. */
class TrendingTest {

    private Cruddur cruddur;
    private Actor anyone;

    @BeforeEach
    void start() {
        cruddur = Cruddur.start();
        anyone = cruddur.anonymous();
        cruddur.database().addUser("bayko");
    }

    @AfterEach
    void stop() {
        cruddur.close();
    }

    @Test
    void theMostUsedComesFirst() {
        addTagged("cloud", "10 days");
        addTagged("cloud", "10 days");
        addTagged("java", "10 days");
        addTagged("gone", "-1 seconds");

        assertThat(hashtags("/api/hashtags/trending")).containsExactly("cloud 2", "java 1");
        assertThat(hashtags("/api/hashtags/trending?limit=1")).containsExactly("cloud 2");
        assertThat(hashtags("/api/hashtags/search?term=%23JA")).containsExactly("java 1");
    }

    @Test
    void aPostLeavesTheKeptCountAtTheInstantItExpires() {
        addTagged("short", "2 seconds");
        addTagged("short", "10 days");
        assertThat(hashtags("/api/hashtags/trending")).containsExactly("short 2");

        Await.until(
                "the first has expired",
                Duration.ofSeconds(5),
                () -> cruddur.database()
                                .texts("SELECT 1 FROM public.activities WHERE expires_at <= now()")
                                .size()
                        == 1);

        assertThat(hashtags("/api/hashtags/trending")).containsExactly("short 1");
        assertThat(hashtags("/api/hashtags/search?term=short")).containsExactly("short 1");
    }

    @Test
    void anOlderHashtagIsFoundByItsWholeName() {
        addTagged("ancient", "10 days");
        cruddur.database().execute("UPDATE public.activity_hashtags SET created_at = now() - interval '9 days'");

        assertThat(hashtags("/api/hashtags/trending")).isEmpty();
        assertThat(hashtags("/api/hashtags/search?term=ancient")).containsExactly("ancient 1");
        assertThat(hashtags("/api/hashtags/search?term=anc")).isEmpty();
    }

    private void addTagged(String hashtag, String timeLeft) {
        TestDatabase database = cruddur.database();
        database.addActivity("bayko", "#" + hashtag, "1 minute", timeLeft);
        database.execute("""
                INSERT INTO public.activity_hashtags (activity_uuid, hashtag, created_at)
                SELECT uuid, '%s', created_at FROM public.activities
                WHERE uuid NOT IN (SELECT activity_uuid FROM public.activity_hashtags)
                """.formatted(hashtag));
    }

    private List<String> hashtags(String path) {
        return anyone.json(path)
                .valueStream()
                .map(item -> item.get("hashtag").stringValue() + " "
                        + item.get("cruds_count").intValue())
                .toList();
    }
}
