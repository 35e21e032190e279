package com.cruddur.auth;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.MailServer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Codes are in the log where there is no mail, and nowhere but in the mail where there is. */
class AccountMailerTest {

    private static final Pattern CODE = Pattern.compile("Code for new@example\\.com: (\\d{8}) ");

    private final Logger ours = (Logger) LoggerFactory.getLogger("com.cruddur");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        ours.setLevel(Level.DEBUG);
        log.start();
        ours.addAppender(log);
    }

    @AfterEach
    void stop() {
        ours.detachAppender(log);
        ours.setLevel(null);
    }

    @Test
    void withoutAMailServerTheCodeIsInTheLog() {
        try (var cruddur = Cruddur.start()) {
            signUp(cruddur);

            var code = lines().stream()
                    .map(CODE::matcher)
                    .filter(line -> line.find())
                    .map(line -> line.group(1))
                    .findFirst()
                    .orElseThrow();
            var confirmed = cruddur.anonymous()
                    .post("/api/auth/confirm", "{\"email\": \"new@example.com\", \"code\": \"%s\"}".formatted(code));
            assertThat(confirmed.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void withAMailServerNoLineHoldsTheCodeOrThePassword() {
        try (var mails = MailServer.start();
                var cruddur = Cruddur.start(Map.copyOf(mails.settings()))) {
            signUp(cruddur);

            var code = mails.code("new@example.com");
            assertThat(lines())
                    .isNotEmpty()
                    .noneMatch(line ->
                            line.contains("Code for ") || line.contains(code) || line.contains("correct horse"));
        }
    }

    private static void signUp(Cruddur cruddur) {
        var answer = cruddur.anonymous().post("/api/auth/sign-up", """
                {"email": "new@example.com", "handle": "new", "display_name": "New", "password": "correct horse"}
                """);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private List<String> lines() {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
