package com.cruddur.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A mail server on this machine, and what arrived at it. */
public final class MailServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern CODE = Pattern.compile("The code (?:to set another )?is (\\d{8})\\.");

    private final GreenMail server;

    private MailServer(GreenMail server) {
        this.server = server;
        server.start();
    }

    /** One that takes mail from this user only: {@code cruddur}, with the password {@code p@ss}. */
    public static MailServer start() {
        var server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.getUserManager().setAuthRequired(true);
        server.setUser("no-reply@cruddur.example", "cruddur", "p@ss");
        return new MailServer(server);
    }

    /** What makes Cruddur send its mail here. */
    public Map<String, String> settings() {
        return Map.of(
                "SMTP_URL",
                "smtp://cruddur:p%40ss@127.0.0.1:" + server.getSmtp().getPort(),
                "MAIL_FROM",
                "Cruddur <no-reply@cruddur.example>");
    }

    /** The code in the newest mail to {@code address}, of which so many have to have arrived. */
    public String code(String address, int mails) {
        var matcher = CODE.matcher(text(await(address, mails).getLast()));
        if (!matcher.find()) {
            throw new AssertionError("The newest mail to " + address + " holds no code");
        }
        return matcher.group(1);
    }

    /** The code in the only mail to {@code address}. */
    public String code(String address) {
        return code(address, 1);
    }

    /** Waits until that many mails to {@code address} have arrived, and returns them, oldest first. */
    public List<MimeMessage> await(String address, int mails) {
        Await.until("mail to " + address, PATIENCE, () -> mailsTo(address).size() >= mails);
        return mailsTo(address);
    }

    private List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> recipient(mail).equals(address))
                .toList();
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text of a mail. */
    public static String text(MimeMessage mail) {
        try {
            return String.valueOf(mail.getContent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(GreenMailUtil.getWholeMessage(mail), e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
