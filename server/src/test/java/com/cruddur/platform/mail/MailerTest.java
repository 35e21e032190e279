package com.cruddur.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Await;
import com.cruddur.testing.ScriptedMailServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Mails arrive, whatever is wrong with others. */
@Timeout(60)
class MailerTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final ScriptedMailServer server = ScriptedMailServer.start(false);
    private final Mailer mailer = mailer(server);

    @BeforeEach
    void start() {
        mailer.start();
    }

    @AfterEach
    void stop() {
        server.close();
        mailer.close();
    }

    @Test
    void aMailThatCannotBeWrittenIsGivenUpAtOnce() {
        send(mailer, "a..b@example.com");
        send(mailer, "jörg@example.com");
        send(mailer, "bayko@example.com");

        server.await("bayko@example.com", SOON);
        Await.until("both given up", SOON, () -> count("failed") == 2);
        assertThat(server.taken()).containsExactly("bayko@example.com");
    }

    @Test
    void aRecipientRefusedForGoodIsGivenUpAtOnce() {
        send(mailer, "refused@example.com");
        send(mailer, "bayko@example.com");

        server.await("bayko@example.com", SOON);
        Await.until("given up", SOON, () -> count("failed") == 1);
        assertThat(server.attempts("refused@example.com")).isEqualTo(1);
    }

    @Test
    void aRecipientRefusedForNowIsTriedAgainWhileOthersArrive() {
        send(mailer, "later@example.com");
        Await.until("a first attempt", SOON, () -> server.attempts("later@example.com") == 1);
        send(mailer, "bayko@example.com");

        server.await("later@example.com", Duration.ofSeconds(10));
        assertThat(server.taken()).containsExactly("bayko@example.com", "later@example.com");
        assertThat(count("failed")).isZero();
    }

    @Test
    void slowMailsHoldNoOtherUp() {
        for (var mail = 1; mail <= 28; mail++) {
            send(mailer, "slow" + mail + "@example.com");
        }
        Await.until("slow mails under way", SOON, () -> server.attempts("slow1@example.com") == 1);
        send(mailer, "bayko@example.org");

        server.await("bayko@example.org", SOON);
        assertThat(server.taken()).containsExactly("bayko@example.org");
    }

    @Test
    void lettersOutsideAsciiGoToServersThatSpeakSmtpUtf8() {
        try (var other = ScriptedMailServer.start(true);
                var mailerOfOther = mailer(other)) {
            mailerOfOther.start();
            assertThat(mailer.takesUtf8()).isFalse();
            assertThat(mailerOfOther.takesUtf8()).isTrue();

            send(mailerOfOther, "jörg@xn--mller-kva.de");

            other.await("jörg@xn--mller-kva.de", SOON);
        }
    }

    private Mailer mailer(ScriptedMailServer to) {
        return new Mailer(
                SmtpUrl.parse(String.valueOf(to.settings().get("SMTP_URL"))),
                "Cruddur <no-reply@cruddur.example>",
                metrics);
    }

    private static void send(Mailer mailer, String to) {
        mailer.send(new Mail(to, "Hello", "text"));
    }

    private double count(String outcome) {
        return metrics.get("cruddur.mails").tag("outcome", outcome).counter().count();
    }
}
