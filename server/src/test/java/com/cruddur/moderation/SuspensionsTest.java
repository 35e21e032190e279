package com.cruddur.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.auth.Passwords;
import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Suspensions and roles. */
class SuspensionsTest {

    private static final String PASSWORD = "correct horse";

    private static Cruddur cruddur;
    private Actor admin;
    private Actor moderator;
    private Actor user;

    @BeforeAll
    static void start() {
        cruddur = Cruddur.shared();
    }

    @AfterAll
    static void stop() {
        cruddur.close();
    }

    @BeforeEach
    void people() {
        cruddur.database().execute("DELETE FROM public.activities; DELETE FROM public.users");
        admin = cruddur.user("boss", "admin");
        moderator = cruddur.user("mod", "moderator");
        user = cruddur.user("bayko");
        cruddur.user("mod2", "moderator");
    }

    @Test
    void suspensionTakesEffectAtOnceAndCanBeTakenBack() {
        cruddur.database().addActivity("bayko", "x", "1 minute");
        var anyone = cruddur.anonymous();

        var first = moderator.put("/api/users/@Bayko/suspension", "");
        assertThat(Actor.json(first).propertyNames()).containsExactly("uuid", "handle", "role", "suspended_at");
        assertThat(moderator.put("/api/users/@bayko/suspension", "").body()).isEqualTo(first.body());
        assertThat(anyone.json("/api/activities/home")).isEmpty();
        assertThat(anyone.get("/api/users/@bayko").statusCode()).isEqualTo(404);
        assertThat(user.put("/api/users/@mod/follow", "").statusCode()).isEqualTo(403);

        for (var round = 0; round < 2; round++) {
            var back = Actor.json(moderator.delete("/api/users/@bayko/suspension"));
            assertThat(back.get("suspended_at").isNull()).isTrue();
        }
        assertThat(anyone.json("/api/activities/home")).hasSize(1);
        assertThat(user.put("/api/users/@mod/follow", "").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "mod, bayko, 200",
        "mod, mod2, 403",
        "mod, boss, 403",
        "mod, mod, 422",
        "mod, nobody, 404",
        "mod, %FF, 404",
        "boss, bayko, 200",
        "boss, mod, 200",
        "boss, boss, 422",
        "boss, nobody, 404",
        "bayko, mod, 403",
        "bayko, bayko, 403",
        "bayko, nobody, 403"
    })
    void suspensionFollowsTheOrderOfRoles(String actor, String person, int status) {
        var path = "/api/users/@%s/suspension".formatted(person);
        var who = actor.equals("boss") ? admin : actor.equals("mod") ? moderator : user;

        assertThat(who.delete(path).statusCode()).isEqualTo(status);
        assertThat(who.put(path, "").statusCode()).isEqualTo(status);
    }

    @Test
    void aBlockDoesNotProtectFromModerators() {
        user.put("/api/users/@mod/block", "");

        assertThat(moderator.put("/api/users/@bayko/suspension", "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void onlyAdminsGiveRolesAndTheyTakeEffectAtOnce() {
        var body = "{\"role\":\"moderator\"}";
        assertThat(cruddur.anonymous().put("/api/users/@bayko/role", body).statusCode())
                .isEqualTo(401);
        assertThat(user.put("/api/users/@bayko/role", body).statusCode()).isEqualTo(403);
        assertThat(moderator.put("/api/users/@bayko/role", body).statusCode()).isEqualTo(403);
        assertThat(user.get("/api/reports").statusCode()).isEqualTo(403);

        var given = Actor.json(admin.put("/api/users/@bayko/role", body));

        assertThat(given.get("role").asString()).isEqualTo("moderator");
        assertThat(user.get("/api/reports").statusCode()).isEqualTo(200);
        assertThat(admin.put("/api/users/@nobody/role", body).statusCode()).isEqualTo(404);
    }

    @Test
    void theLastAdminStaysOne() {
        var body = "{\"role\":\"user\"}";

        assertThat(admin.put("/api/users/@boss/role", body).body()).isEqualTo("[\"last_admin\"]");
        admin.put("/api/users/@mod/role", "{\"role\":\"admin\"}");
        assertThat(admin.put("/api/users/@boss/role", body).statusCode()).isEqualTo(200);
        assertThat(moderator.put("/api/users/@mod/role", body).body()).isEqualTo("[\"last_admin\"]");
    }

    @Test
    void adminsWhoDemoteEachOtherAtOnceLeaveOne() throws Exception {
        for (var round = 0; round < 10; round++) {
            cruddur.database().execute("UPDATE public.users SET role = 'admin' WHERE handle IN ('boss', 'mod')");
            List<Callable<Integer>> calls = List.of(
                    () -> admin.put("/api/users/@mod/role", "{\"role\":\"user\"}")
                            .statusCode(),
                    () -> moderator
                            .put("/api/users/@boss/role", "{\"role\":\"user\"}")
                            .statusCode());
            try (var clients = Executors.newFixedThreadPool(2)) {
                clients.invokeAll(calls);
            }
            assertThat(cruddur.database().texts("SELECT count(*) FROM public.users WHERE role = 'admin'"))
                    .containsExactly("1");
        }
    }

    @Test
    void theLastAdminCannotDeleteTheAccountEvenWhenTwoDoSoAtOnce() throws Exception {
        cruddur.database().execute("UPDATE public.users SET role = 'admin' WHERE handle = 'mod'");
        cruddur.database()
                .execute("INSERT INTO public.credentials (user_uuid, password_hash) SELECT uuid, '%s' FROM public.users"
                        .formatted(new Passwords(1).hash(PASSWORD)));
        List<Callable<String>> calls = List.of(() -> leave(admin), () -> leave(moderator));
        try (var clients = Executors.newFixedThreadPool(2)) {
            clients.invokeAll(calls);
        }

        var left = cruddur.database()
                .texts("SELECT handle FROM public.users WHERE role = 'admin' AND suspended_at IS NULL");
        assertThat(left).hasSize(1);
        var last = left.getFirst().equals("boss") ? admin : moderator;
        assertThat(leave(last)).isEqualTo("[\"last_admin\"]");
        assertThat(last.get("/api/account").statusCode()).isEqualTo(200);
    }

    private static String leave(Actor person) {
        return person.sendBody("DELETE", "/api/account", "{\"password\": \"%s\"}".formatted(PASSWORD))
                .body();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                         | 422 | [\"role_blank\"]",
                "{\"role\":\"\"}          | 422 | [\"role_blank\"]",
                "{\"role\":\"king\"}      | 422 | [\"role_unknown\"]",
                "{\"role\":\"\\u0000\"}   | 422 | [\"role_unknown\"]",
                "{\"role\":1}             | 422 | [\"role_wrong_type\"]",
                "nonsense                 | 400 | "
            })
    void aWrongRoleIsRefused(String body, int status, String codes) {
        var response = admin.put("/api/users/@bayko/role", body == null ? "" : body);

        assertThat(response.statusCode()).isEqualTo(status);
        if (codes != null) {
            assertThat(response.body()).isEqualTo(codes);
        }
    }
}
