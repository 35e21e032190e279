package com.cruddur.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.MailServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Mails arrive, whatever was wrong with one before. */
@Timeout(30)
class MailerTest {

    @Test
    @SuppressWarnings("NullAway") // on purpose: the mail cannot be written
    void aMailThatCannotBeWrittenDoesNotKeepTheNextOneBack() {
        var metrics = new SimpleMeterRegistry();
        try (var server = MailServer.start();
                var mailer = new Mailer(
                        SmtpUrl.parse(server.settings().get("SMTP_URL")),
                        server.settings().get("MAIL_FROM"),
                        metrics)) {
            mailer.start();

            mailer.send(new Mail(null, "Without a recipient", "text"));
            mailer.send(new Mail("bayko@example.com", "The next one", "text"));

            assertThat(server.await("bayko@example.com", 1)).hasSize(1);
            assertThat(metrics.get("cruddur.background.failures").counter().count())
                    .isEqualTo(1);
            assertThat(metrics.get("cruddur.mails")
                            .tag("outcome", "failed")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }
}
