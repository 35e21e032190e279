package com.cruddur.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Cruddur;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who a request is from. */
class SessionsTest {

    private Cruddur cruddur;

    @BeforeEach
    void start() {
        cruddur = Cruddur.shared();
        cruddur.database().addUser("bayko");
        cruddur.database().addActivity("bayko", "Hello", "1 minute");
    }

    @AfterEach
    void stop() {
        cruddur.close();
    }

    @Test
    void aSignedInReaderSeesTheirOwnReactions() {
        cruddur.database().execute("""
                INSERT INTO public.likes (user_uuid, activity_uuid)
                SELECT users.uuid, activities.uuid FROM public.users, public.activities
                """);

        var activity = cruddur.user("bayko").json("/api/activities/home").get(0);

        assertThat(activity.get("liked").booleanValue()).isTrue();
        assertThat(activity.get("reposted").booleanValue()).isFalse();
        assertThat(activity.get("bookmarked").booleanValue()).isFalse();
        assertThat(cruddur.user("bayko").get("/api/activities/home").headers().firstValue("Cache-Control"))
                .contains("private, no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer null", "Bearer ", "Bearer", "Basic eDp5", "Bearer a.b.c", "nonsense"})
    void aTokenThatIsGoodForNothingMeansAnonymous(String authorization) {
        var response = cruddur.anonymous().get("/api/activities/home", "Authorization", authorization);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("Hello").doesNotContain("liked\"");
    }
}
