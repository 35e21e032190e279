package com.cruddur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.CruddurProcess;
import com.cruddur.testing.InProcessCommand;
import com.cruddur.testing.TestDatabase;
import com.cruddur.testing.Troubleshooting;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Who may serve, and what happens when the database no longer lets the service do its work. */
class RoleCheckTest {

    private static final Map<String, Pattern> MESSAGES = Troubleshooting.section("The role that serves");
    private static final String LISTEN_ON_ANY_PORT = "--port=0";

    @Test
    void anAdministratorServesOnThisMachineOnlyUnlessTold() {
        try (var database = TestDatabase.migrated()) {
            // Which leads to this machine, but does not say so.
            var elsewhere = database.connectionString().replace("127.0.0.1", "0.0.0.0");

            var refused = InProcessCommand.run(Map.of("DATABASE_URL", elsewhere), "serve", LISTEN_ON_ANY_PORT);
            Troubleshooting.assertTold(message("Serving as an administrator"), refused);
            assertThat(refused.errors()).contains("The role postgres is a superuser in ");

            assertServes(Map.of("DATABASE_URL", database.connectionString()));
            assertServes(Map.of("DATABASE_URL", elsewhere, "ALLOW_SUPERUSER", "true"));
        }
    }

    @Test
    void aServiceWithoutAllRightsDoesNotStart() {
        try (var database = TestDatabase.migrated()) {
            revoke(database, "DELETE ON public.likes");

            var refused = InProcessCommand.run(database.serviceSettings(), "serve", LISTEN_ON_ANY_PORT);

            Troubleshooting.assertTold(message("Serving without all rights"), refused);
            assertThat(refused.errors()).contains(" lacks DELETE on likes in ");
        }
    }

    @Test
    void rightsThatAreRevokedMeanwhileAreA503UntilTheyAreGrantedAgain() {
        var log = new ListAppender<ILoggingEvent>();
        var unavailable = (Logger) LoggerFactory.getLogger("com.cruddur.platform.http.RequestPipeline");
        log.start();
        unavailable.setLevel(Level.WARN);
        unavailable.addAppender(log);
        try (var cruddur = Cruddur.start()) {
            var ada = cruddur.user("ada");
            revoke(cruddur.database(), "INSERT ON public.activities");

            var refused = ada.post("/api/activities", "{\"message\": \"Hello\", \"ttl\": \"1-hour\"}");

            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(refused.body())
                    .contains("does not let the service do that")
                    .doesNotContain("permission");
            assertThat(ada.get("/api/activities/home").statusCode()).isEqualTo(200);
            var ready = ada.get("/health/ready");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body())
                    .contains("lacks rights in its database: INSERT on activities: run cruddur migrate");
            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .filteredOn(line -> line.startsWith("POST"))
                    .singleElement()
                    .asString()
                    .matches(message("Rights revoked meanwhile"));

            cruddur.database().grantService();

            assertThat(ada.post("/api/activities", "{\"message\": \"Hello\", \"ttl\": \"1-hour\"}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(ada.get("/health/ready").statusCode()).isEqualTo(200);
        } finally {
            unavailable.detachAppender(log);
            unavailable.setLevel(null);
        }
    }

    private static void assertServes(Map<String, String> settings) {
        try (var cruddur = CruddurProcess.start(new HashMap<>(settings), "serve", LISTEN_ON_ANY_PORT)) {
            assertThat(cruddur.anonymous().get("/health/ready").statusCode()).isEqualTo(200);
        }
    }

    private static void revoke(TestDatabase database, String right) {
        database.execute(
                "REVOKE %s FROM %s".formatted(right, database.serviceUrl().user()));
    }

    private static Pattern message(String mistake) {
        return Objects.requireNonNull(MESSAGES.get(mistake), mistake);
    }
}
