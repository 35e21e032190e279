package com.cruddur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.CruddurProcess.Outcome;
import com.cruddur.testing.InProcessCommand;
import com.cruddur.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code cruddur user} promises to somebody at a shell. */
@Timeout(120)
class UserCommandTest {

    private static final String NOBODY = "cruddur: Nobody has this handle.";
    private static final Pattern CREATED = Pattern.compile("Created @ada with the password (\\S{20})\\R");
    private static final Pattern RESET = Pattern.compile("The password of @ada is now (\\S{20})\\R");

    @Test
    void aCreatedPersonSignsInWithThePrintedPasswordUntilItIsReset() {
        try (var database = TestDatabase.migrated();
                var cruddur = Cruddur.startOn(database)) {
            var first = password(CREATED, create(database, "ada@example.com", "ada"));
            var token = signIn(cruddur, first);
            var ada = cruddur.anonymous().with("Authorization", "Bearer " + token);
            assertThat(ada.get("/api/account").statusCode()).isEqualTo(200);

            var second = password(RESET, user(database, "reset-password", "ada"));

            assertThat(second).isNotEqualTo(first);
            assertThat(ada.get("/api/account").statusCode()).isEqualTo(401);
            assertThat(cruddur.anonymous()
                            .post("/api/auth/sign-in", login(first))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(signIn(cruddur, second)).isNotEmpty();
            assertThat(database.texts("SELECT count(*) FROM public.credentials WHERE password_hash IN ('%s', '%s')"
                            .formatted(first, second)))
                    .as("passwords as they are")
                    .containsExactly("0");
        }
    }

    @Test
    void aPasswordFromStandardInputIsTakenAndNotPrinted() {
        try (var database = TestDatabase.migrated();
                var cruddur = Cruddur.startOn(database)) {
            var outcome = InProcessCommand.runWithInput(
                    "correct horse battery\nanother line\n",
                    settings(database),
                    "user",
                    "create",
                    "--email",
                    "ada@example.com",
                    "--handle",
                    "ada",
                    "--name",
                    "Ada",
                    "--password-stdin");

            assertThat(outcome.all()).isEqualTo("Created @ada.%n".formatted());
            assertThat(signIn(cruddur, "correct horse battery")).isNotEmpty();
        }
    }

    /** As often as it takes: after a restore the same list may be gone through twice. */
    @Test
    void aPersonDeletedByHandleOrIdIsGoneAndEverybodyElseStays() {
        try (var database = TestDatabase.migrated()) {
            for (var handle : List.of("ada", "bayko", "cleo")) {
                database.addUser(handle);
                database.addActivity(handle, "Written by " + handle, "1 minute");
            }
            var bayko = database.userUuid("bayko").toString();

            assertThat(user(database, "delete", "ada", bayko).output())
                    .isEqualTo("ada is deleted.%n%s is deleted.%n".formatted(bayko));
            assertThat(user(database, "delete", bayko).exitCode()).isZero();
            assertThat(refusal(user(database, "delete", "ada"))).isEqualTo(NOBODY);

            assertThat(database.texts("SELECT handle FROM public.users")).containsExactly("cleo");
            assertThat(database.texts("SELECT message FROM public.activities WHERE expires_at > now()"))
                    .containsExactly("Written by cleo");
        }
    }

    @Test
    void aRefusedCreationIsSaidInALineAndMakesNobody() {
        try (var database = TestDatabase.migrated()) {
            database.addUser("bayko");

            assertThat(refusal(create(database, "new@example.com", "BAYKO")))
                    .isEqualTo("cruddur: Not done: handle taken");
            assertThat(refusal(create(database, "Bayko@example.com", "new")))
                    .isEqualTo("cruddur: Not done: email taken");
            assertThat(refusal(create(database, "no address", "not a handle")))
                    .isEqualTo("cruddur: Not done: email invalid, handle invalid");
            assertThat(refusal(user(
                            database,
                            "create",
                            "--email",
                            "a@example.com",
                            "--handle",
                            "a",
                            "--name",
                            "A",
                            "--password-stdin")))
                    .isEqualTo("cruddur: Not done: password blank");
            assertThat(database.texts("SELECT handle FROM public.users")).containsExactly("bayko");
        }
    }

    @Test
    void theNewestPeopleAreListedForPeopleAndForPrograms() {
        try (var database = TestDatabase.migrated()) {
            List.of("ada", "bayko", "london").forEach(database::addUser);
            database.execute("""
                UPDATE public.users SET created_at = now() - interval '1 day' WHERE handle = 'ada';
                UPDATE public.users SET suspended_at = now(), role = 'moderator' WHERE handle = 'bayko';
                UPDATE public.users SET created_at = now() + interval '1 minute' WHERE handle = 'london'
                """);

            var all = user(database, "list").output().lines().toList();
            assertThat(all).hasSize(3);
            assertThat(all.getFirst()).startsWith("london ").endsWith(" london@example.com");
            assertThat(all.get(1)).matches("bayko +moderator +suspended +bayko@example.com");
            assertThat(all.getLast()).matches("ada +user +ada@example.com");
            assertThat(user(database, "list", "--limit", "1").output().lines()).hasSize(1);
            assertThat(user(database, "list", "--limit", "1", "--json").output())
                    .startsWith("[{\"uuid\":")
                    .contains("\"handle\":\"london\"", "\"role\":\"user\"", "\"suspended\":false")
                    .doesNotContain("password", "bayko");
        }
    }

    @Test
    void aSuspendedPersonMayOnlyReadUntilThatIsUndone() {
        try (var database = TestDatabase.migrated();
                var cruddur = Cruddur.startOn(database)) {
            var ada = cruddur.user("ada");
            var post = "{\"message\": \"Hello\", \"ttl\": \"1-hour\"}";

            assertThat(user(database, "suspend", "ADA").output()).isEqualTo("@ADA is suspended.%n".formatted());
            assertThat(ada.post("/api/activities", post).statusCode()).isEqualTo(403);
            assertThat(user(database, "suspend", "@ada", "--undo").output())
                    .isEqualTo("@ada is no longer suspended.%n".formatted());
            assertThat(ada.post("/api/activities", post).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aHandleFromBeforeTheGrammarIsChanged() {
        try (var database = TestDatabase.migrated()) {
            List.of("ada!", "bayko").forEach(database::addUser);

            assertThat(refusal(user(database, "rename", "ada!", "Bayko"))).isEqualTo("cruddur: Not done: handle taken");
            assertThat(refusal(user(database, "rename", "ada!", "ada?")))
                    .isEqualTo("cruddur: Not done: handle invalid");
            assertThat(user(database, "rename", "ada!", "ada").output()).isEqualTo("@ada! is @ada now.%n".formatted());
            assertThat(refusal(user(database, "rename", "ada!", "ada"))).isEqualTo(NOBODY);
            assertThat(database.texts("SELECT handle FROM public.users ORDER BY handle"))
                    .containsExactly("ada", "bayko");
        }
    }

    @Test
    void thereIsAlwaysAnAdminLeft() {
        try (var database = TestDatabase.migrated()) {
            List.of("ada", "bayko").forEach(database::addUser);

            assertThat(user(database, "promote", "ada", "--role", "admin").output())
                    .isEqualTo("@ada is admin now.%n".formatted());
            assertThat(refusal(user(database, "promote", "ada", "--role", "user")))
                    .isEqualTo("cruddur: Not done: last admin");
            assertThat(refusal(user(database, "suspend", "ada"))).isEqualTo("cruddur: Not done: last admin");
            assertThat(refusal(user(database, "delete", "ada"))).isEqualTo("cruddur: Not done: last admin");
            assertThat(database.texts("SELECT role FROM public.users WHERE suspended_at IS NULL ORDER BY handle"))
                    .containsExactly("admin", "user");

            assertThat(user(database, "promote", "bayko", "--role", "ADMIN").exitCode())
                    .isZero();
            assertThat(user(database, "promote", "ada", "--role", "user").exitCode())
                    .isZero();
        }
    }

    @Test
    void theHandleOfADeletedOrRenamedPersonIsHeldForThirtyDays() {
        try (var database = TestDatabase.migrated();
                var cruddur = Cruddur.startOn(database)) {
            List.of("gone", "ada", "bayko").forEach(database::addUser);
            assertThat(user(database, "delete", "gone").exitCode()).isZero();
            assertThat(user(database, "rename", "ada", "lovelace").exitCode()).isZero();

            for (var held : List.of("gone", "GONE", "ada")) {
                assertThat(refusal(create(database, "new@example.com", held)))
                        .isEqualTo("cruddur: Not done: handle taken");
                assertThat(refusal(user(database, "rename", "bayko", held)))
                        .isEqualTo("cruddur: Not done: handle taken");
                assertThat(signUp(cruddur, held)).isEqualTo("[\"handle_taken\"]");
            }
            assertThat(database.texts("SELECT handle FROM public.users ORDER BY handle"))
                    .containsExactly("bayko", "lovelace");
            assertThat(user(database, "rename", "lovelace", "ada").exitCode())
                    .as("taken back by its owner")
                    .isZero();

            database.execute("UPDATE public.held_handles SET expires_at = now() WHERE handle_key = 'gone'");
            assertThat(signUp(cruddur, "Gone")).contains("new@example.com");
            assertThat(create(database, "newer@example.com", "lovelace").all()).contains("handle taken");
        }
    }

    private static String signUp(Cruddur cruddur, String handle) {
        return cruddur.anonymous()
                .post("/api/auth/sign-up", """
                        {"email": "new@example.com", "handle": "%s", "display_name": "New", "password": "correct horse"}
                        """.formatted(handle))
                .body();
    }

    @Test
    void aHandleThatNobodyHasIsSaidInALine() {
        try (var database = TestDatabase.migrated()) {
            assertThat(refusal(user(database, "suspend", "nobody"))).isEqualTo(NOBODY);
            assertThat(refusal(user(database, "suspend", "nobody", "--undo"))).isEqualTo(NOBODY);
            assertThat(refusal(user(database, "reset-password", "nobody"))).isEqualTo(NOBODY);
            assertThat(refusal(user(database, "promote", "nobody", "--role", "user")))
                    .isEqualTo(NOBODY);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "create",
                "create --email a@example.com --handle a",
                "create --email a@example.com --handle a --name A --role king",
                "list --limit many",
                "suspend",
                "reset-password",
                "rename ada",
                "promote ada",
                "promote ada --role king",
                "remove ada"
            })
    void wrongUsageIsToldApart(String arguments) {
        var outcome =
                InProcessCommand.run(Map.of(), ("user " + arguments).strip().split(" ", -1));

        assertThat(outcome.exitCode()).as(outcome.all()).isEqualTo(2);
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.errors()).contains("cruddur user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "list", "rename", "suspend", "reset-password", "promote"})
    void everySubcommandExplainsItself(String subcommand) {
        var outcome = InProcessCommand.run(Map.of(), "user", subcommand, "--help");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.output()).startsWith("Usage: cruddur user " + subcommand);
    }

    private static Outcome create(TestDatabase database, String email, String handle) {
        return user(database, "create", "--email", email, "--handle", handle, "--name", "Ada Lovelace");
    }

    private static Outcome user(TestDatabase database, String... arguments) {
        var command = Stream.concat(Stream.of("user"), Stream.of(arguments)).toArray(String[]::new);
        return InProcessCommand.run(settings(database), command);
    }

    private static Map<String, String> settings(TestDatabase database) {
        return database.serviceSettings();
    }

    /** The one line that says why nothing was done. */
    private static String refusal(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.all()).isEqualTo(1);
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.errorLines()).hasSize(1);
        return outcome.errorLines().getFirst();
    }

    private static String password(Pattern line, Outcome outcome) {
        var matcher = line.matcher(outcome.all());
        assertThat(matcher.matches()).as(outcome.all()).isTrue();
        return matcher.group(1);
    }

    private static String signIn(Cruddur cruddur, String password) {
        var answer = cruddur.anonymous().post("/api/auth/sign-in", login(password));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Actor.json(answer).get("token").asString();
    }

    private static String login(String password) {
        return "{\"login\": \"ada\", \"password\": \"%s\"}".formatted(password);
    }
}
