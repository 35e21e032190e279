package com.cruddur.auth;

import com.cruddur.platform.Failure;
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
    void confirmation(String email, String handle, String code) {
        sendCode(email, code, "Your Cruddur code is " + code, """
                Somebody, hopefully you, signs up for Cruddur as %s with this address.

                The code is %s. It is good for 30 minutes.

                If that was not you, or this is not the handle you chose, do not use the code, and tell it nobody: \
                without it nothing happens.
                """.formatted(Isolated.of("@" + handle), code));
    }

    /** Answers a sign-up with the address of an existing account: only its owner learns that it exists. */
    void alreadyThere(String email) {
        send(email, "You have a Cruddur account already", """
                Somebody, hopefully you, wanted to sign up for Cruddur with this address, which has an account already.

                Sign in with your password; if you forgot it, ask for a code to set another.
                If that was not you, there is nothing to do.
                """);
    }

    /** Tells somebody who confirmed a code elsewhere than where they signed up how to sign in the next time. */
    void withoutPassword(String email) {
        send(email, "Your Cruddur account needs a password", """
                Your Cruddur account has no password yet, because the code was not typed in where you signed up.

                To sign in the next time, choose "I forgot my password" and set one with a code.
                """);
    }

    void reset(String email, String code) {
        sendCode(email, code, "Your Cruddur code is " + code, """
                Somebody, hopefully you, forgot the password of the Cruddur account with this address.

                The code to set another is %s. It is good for 30 minutes.

                If that was not you, there is nothing to do: without the code your password stays.
                """.formatted(code));
    }

    void passwordChanged(String email) {
        send(email, "Your Cruddur password was changed", """
                The password of the Cruddur account with this address was changed.

                If that was not you, ask for a code to set another at once: that signs out everybody.
                """);
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
