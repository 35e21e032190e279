package com.cruddur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.CruddurProcess;
import com.cruddur.testing.MailServer;
import com.cruddur.testing.SseClient;
import com.cruddur.testing.TestDatabase;
import java.util.HashMap;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What programs read has the digits 0 to 9, also on a machine whose language has others. */
@Timeout(60)
class LocaleTest {

    private static final String HOME = "/api/activities/home";

    private static TestDatabase database;
    private static MailServer mails;
    private static CruddurProcess cruddur;
    private static Actor anyone;

    @BeforeAll
    static void serve() {
        database = TestDatabase.migrated();
        database.addUser("bayko");
        database.addActivity("bayko", "one", "2 minutes", "1 hour");
        database.addActivity("bayko", "two", "1 minute", "1 hour");
        mails = MailServer.start();
        var settings = new HashMap<>(database.serviceSettings());
        settings.putAll(mails.settings());
        settings.put("PORT", "0");
        cruddur = CruddurProcess.serveIn(Locale.of("ar", "EG"), settings);
        anyone = cruddur.anonymous();
    }

    @AfterAll
    static void stop() {
        cruddur.close();
        mails.close();
        database.close();
    }

    @Test
    void linksAndLimits() {
        var headers = anyone.get(HOME + "?limit=1").headers();

        assertThat(headers.firstValue("Link").orElseThrow())
                .matches("<" + HOME + "\\?limit=1&cursor=[\\w-]+>; rel=\"next\"");
        assertThat(headers.firstValue("RateLimit-Policy").orElseThrow()).matches("\"reads\";q=[0-9]+;w=60");
        assertThat(headers.firstValue("RateLimit").orElseThrow()).matches("\"reads\";r=[0-9]+;t=[0-9]+");
    }

    @Test
    void idsOfEvents() {
        try (var stream = SseClient.to(cruddur.awaitUrl())) {
            assertThat(stream.position()).matches("[0-9]+");
            var bayko = new Actor(cruddur.awaitUrl(), "Authorization", "Bearer " + database.signIn("bayko"));
            var posted = bayko.post("/api/activities", "{\"message\": \"three\", \"ttl\": \"1-hour\"}");
            var event = stream.await(
                    "activity", "uuid", Actor.json(posted).get("uuid").asString());
            assertThat(event.id()).matches("[0-9]+");
        }
    }

    @Test
    void codesThatAreMailedAreTaken() {
        anyone.post("/api/auth/sign-up", """
                {"email": "amina@example.com", "handle": "amina", "display_name": "Amina",
                "password": "a long password indeed"}
                """);
        var code = mails.code("amina@example.com");

        var confirmed = anyone.post(
                "/api/auth/confirm", "{\"email\": \"amina@example.com\", \"code\": \"%s\"}".formatted(code));

        assertThat(confirmed.statusCode()).as(confirmed.body()).isBetween(200, 201);
    }
}
