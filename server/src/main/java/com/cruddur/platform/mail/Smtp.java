package com.cruddur.platform.mail;

import com.cruddur.platform.trace.Span;
import jakarta.mail.Address;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.ParseException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * The connection to a mail server. Certificates are verified. With {@code smtp}, TLS starts by STARTTLS if the server
 * offers it, and is required before a password crosses a network.
 */
final class Smtp {

    private static final String TIMEOUT = Long.toString(Duration.ofSeconds(10).toMillis());

    /** How long the extensions of the server are taken as unchanged. */
    private static final Duration KNOWN = Duration.ofHours(1);

    private final Session session;

    /** For addresses outside ASCII; the library warns about each server without SMTPUTF8 that it is used with. */
    private final Session sessionUtf8;

    private final String from;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Utf8 utf8;

    Smtp(SmtpUrl url, String from) {
        this.from = from;
        this.session = session(url, "false");
        this.sessionUtf8 = session(url, "true");
    }

    private static Session session(SmtpUrl url, String utf8) {
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
        properties.setProperty("mail.mime.allowutf8", utf8);
        properties.setProperty("mail.smtp.auth", Boolean.toString(url.user() != null));
        return Session.getInstance(properties, new Authenticator() {
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

    /** Tells a trace which server mails go to. */
    void describe(Span span) {
        span.with("server.address", session.getProperty("mail.smtp.host"))
                .with("server.port", session.getProperty("mail.smtp.port"));
    }

    /**
     * Sends {@code mail}.
     *
     * @throws MessagingException when it was not sent; {@link #isPermanent} tells whether to try again
     */
    void send(Mail mail) throws MessagingException {
        var recipient = new InternetAddress(mail.to(), true);
        var isAscii = mail.to().chars().allMatch(character -> character < 0x80);
        var used = isAscii ? session : sessionUtf8;
        var message = new MimeMessage(used);
        message.setFrom(InternetAddress.parse(from, true)[0]);
        message.setRecipient(Message.RecipientType.TO, recipient);
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.text(), StandardCharsets.UTF_8.name());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        try (var transport = used.getTransport()) {
            transport.connect();
            if (!learn(transport) && !isAscii) {
                throw new SendFailedException("The server does not speak SMTPUTF8, which the address needs");
            }
            transport.sendMessage(message, new Address[] {recipient});
        }
    }

    /**
     * Returns whether the server takes addresses outside ASCII. Connects if no connection has told so in the last hour,
     * and returns true when the server cannot be asked.
     */
    boolean takesUtf8() {
        var known = utf8;
        if (known != null && System.nanoTime() - known.learnt() < KNOWN.toNanos()) {
            return known.spoken();
        }
        if (!asking.tryLock()) {
            return true; // one request waits for the server, the others do not
        }
        try (var transport = session.getTransport()) {
            transport.connect();
            return learn(transport);
        } catch (MessagingException _) {
            return true;
        } finally {
            asking.unlock();
        }
    }

    private boolean learn(Transport transport) {
        var spoken = transport instanceof SMTPTransport connected && connected.supportsExtension("SMTPUTF8");
        utf8 = new Utf8(spoken, System.nanoTime());
        return spoken;
    }

    /** Returns whether the server refused the mail for good (a 5xx answer), or the mail cannot be sent to any server. */
    static boolean isPermanent(MessagingException failure) {
        for (Exception one = failure; one instanceof MessagingException part; one = part.getNextException()) {
            var code = answer(part);
            if (code != 0) {
                return code >= 500;
            }
        }
        return failure instanceof ParseException || failure instanceof SendFailedException;
    }

    private static int answer(MessagingException failure) {
        return switch (failure) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException command -> command.getReturnCode();
            default -> 0;
        };
    }

    /** Whether the server spoke SMTPUTF8 at a time on the clock of {@link System#nanoTime}. */
    private record Utf8(boolean spoken, long learnt) {}
}
