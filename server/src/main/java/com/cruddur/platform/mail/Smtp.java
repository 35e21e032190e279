package com.cruddur.platform.mail;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;

/**
 * The connection to a mail server. Certificates are verified. With {@code smtp}, TLS starts by STARTTLS if the server
 * offers it, and is required before a password crosses a network.
 */
final class Smtp {

    private static final String TIMEOUT = Long.toString(Duration.ofSeconds(10).toMillis());

    private final Session session;
    private final String from;

    Smtp(SmtpUrl url, String from) {
        this.from = from;
        var properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", url.host());
        properties.setProperty("mail.smtp.port", Integer.toString(url.port()));
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT);
        properties.setProperty("mail.smtp.timeout", TIMEOUT);
        properties.setProperty("mail.smtp.writetimeout", TIMEOUT);
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(url.tls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty(
                "mail.smtp.starttls.required", Boolean.toString(!url.tls() && url.user() != null && !url.isLoopback()));
        properties.setProperty("mail.mime.allowutf8", "true");
        properties.setProperty("mail.smtp.auth", Boolean.toString(url.user() != null));
        this.session = Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(url.user(), url.password());
            }
        });
    }

    /** Connects and signs in, without sending anything. */
    void checkSignIn() throws MessagingException {
        try (var transport = session.getTransport()) {
            transport.connect();
        }
    }

    void send(Mail mail) throws MessagingException {
        var message = new MimeMessage(session);
        message.setFrom(InternetAddress.parse(from, true)[0]);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to()));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.text(), StandardCharsets.UTF_8.name());
        message.setHeader("Auto-Submitted", "auto-generated");
        Transport.send(message);
    }
}
