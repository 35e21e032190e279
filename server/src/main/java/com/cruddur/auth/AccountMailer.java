package com.cruddur.auth;

import com.cruddur.platform.Failure;
import com.cruddur.platform.language.Texts;
import com.cruddur.platform.mail.Mail;
import com.cruddur.platform.mail.Mailer;
import com.cruddur.platform.text.EmailAddress;
import com.cruddur.platform.text.Isolated;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends mails about accounts. Without a mail server (in development), codes are written to the log. */
public final class AccountMailer {

    private static final Logger LOG = LoggerFactory.getLogger(AccountMailer.class);

    private final @Nullable Mailer mailer;

    /** @param mailer null to write codes to the log */
    public AccountMailer(@Nullable Mailer mailer) {
        this.mailer = mailer;
    }

    /**
     * Refuses an address that the mail server cannot send to.
     *
     * @throws Failure.Invalid {@code email_undeliverable}
     */
    void requireDeliverable(String email) {
        var needsUtf8 = !EmailAddress.parse(email).map(EmailAddress::isAscii).orElse(false);
        if (mailer != null && needsUtf8 && !mailer.takesUtf8()) {
            throw new Failure.Invalid("email_undeliverable");
        }
    }

    /** Names the handle that the code confirms, because somebody else may have requested the code. */
    void confirmation(String email, String handle, String code, Texts texts) {
        var text = texts.of("mail.confirmation", "handle", Isolated.of("@" + handle), "code", code);
        sendCode(email, code, texts.of("mail.code.subject", "code", code), text);
    }

    /** Answers a sign-up with the address of an existing account: only its owner learns that it exists. */
    void alreadyThere(String email, Texts texts) {
        send(email, texts.of("mail.already-there.subject"), texts.of("mail.already-there"));
    }

    /** Tells somebody who confirmed a code elsewhere than where they signed up how to sign in the next time. */
    void withoutPassword(String email, Texts texts) {
        send(email, texts.of("mail.without-password.subject"), texts.of("mail.without-password"));
    }

    void reset(String email, String code, Texts texts) {
        sendCode(email, code, texts.of("mail.code.subject", "code", code), texts.of("mail.reset", "code", code));
    }

    void passwordChanged(String email, Texts texts) {
        send(email, texts.of("mail.password-changed.subject"), texts.of("mail.password-changed"));
    }

    private void sendCode(String email, String code, String subject, String text) {
        if (mailer == null) {
            LOG.info("Code for {}: {} (no SMTP_URL: codes are printed here)", email, code);
        } else {
            mailer.send(new Mail(email, subject, text));
        }
    }

    private void send(String email, String subject, String text) {
        if (mailer == null) {
            LOG.info("Mail to {}: {} (no SMTP_URL)", email, subject);
        } else {
            mailer.send(new Mail(email, subject, text));
        }
    }
}
