package com.cruddur.platform.db.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.TestDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People whose handle was taken before there was a grammar and a key keep it. */
class OlderHandlesTest {

    private static final int BEFORE = 17;
    private static final String LONG = "x".repeat(50);

    private static Cruddur cruddur;

    @BeforeAll
    static void migrateADatabaseWithOlderHandles() {
        var database = TestDatabase.empty();
        Migrations.upTo(database.url(), BEFORE).migrate();
        for (var handle : List.of("fin", "ﬁn", "bob!", ".dot", LONG, "😀")) {
            database.addUser(handle);
        }
        new Migrations(database.url()).migrate();
        database.grantService();
        cruddur = Cruddur.startOn(database);
    }

    @AfterAll
    static void stop() {
        cruddur.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fin", "ﬁn", "bob!", ".dot", "😀", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void theyAreShownAndLinkedAndFollowed(String handle) {
        var encoded = URLEncoder.encode(handle, StandardCharsets.UTF_8);
        var reader = cruddur.user("reader");

        assertThat(reader.json("/api/users/@" + encoded + "/short")
                        .get("handle")
                        .asString())
                .isEqualTo(handle);
        assertThat(reader.get("/@" + encoded).body()).contains("@" + handle);
        assertThat(reader.put("/api/users/@" + encoded + "/follow", "").statusCode())
                .isEqualTo(200);
        assertThat(cruddur.user(handle).json("/api/account").get("handle").asString())
                .isEqualTo(handle);
    }

    @Test
    void handlesThatWereTwoStayTwoAndArePlainlyToldApart() {
        assertThat(cruddur.database().texts("SELECT handle FROM public.users WHERE handle_duplicate = 1"))
                .containsExactly("ﬁn");
        assertThat(cruddur.anonymous().get("/api/users/@FIN/short").statusCode())
                .as("either could be meant")
                .isEqualTo(404);
    }

    @Test
    void theyAreMentionedWhereATextCanHoldThem() {
        var author = cruddur.user("author");
        var post = Actor.json(author.post(
                "/api/activities",
                "{\"message\": \"@fin @ﬁn @%s @FIN @bob! hello\", \"ttl\": \"1-day\"}".formatted(LONG)));

        assertThat(cruddur.database().texts("""
                SELECT person.handle FROM public.activity_mentions AS mention
                JOIN public.users AS person ON person.uuid = mention.user_uuid
                WHERE mention.activity_uuid = '%s' ORDER BY 1
                """.formatted(post.get("uuid").asString())))
                .containsExactlyInAnyOrder("fin", "ﬁn", LONG);
    }

    @Test
    void nobodyElseTakesTheirKeyAndTheyMayTakeAnother() {
        assertThatThrownBy(() -> cruddur.database().addUser("BOB!")).hasMessageContaining("users_handle");
        assertThatThrownBy(() -> cruddur.database().addUser("Ｆin")).hasMessageContaining("users_handle_name_key");

        cruddur.database()
                .execute("UPDATE public.users SET handle = 'dot', handle_duplicate = 0 WHERE handle = '.dot'");
        assertThat(cruddur.anonymous().get("/api/users/@DOT/short").statusCode())
                .isEqualTo(200);
        cruddur.database().execute("UPDATE public.users SET handle = '.dot' WHERE handle = 'dot'");
    }
}
