package com.cruddur.auth;

import com.cruddur.platform.mail.Mail;
import com.cruddur.platform.mail.Mailer;
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

    /** Names the handle that the code confirms, because somebody else may have requested the code. */
    void confirmation(String email, String handle, String code) {
        sendCode(email, code, "Your Cruddur code is " + code, """
                Somebody, hopefully you, signs up for Cruddur as @%s with this address.

                The code is %s. It is good for 30 minutes.

                If that was not you, or this is not the handle you chose, do not use the code: \
                without it nothing happens. If you signed up once and got two such mails, use neither: \
                somebody else may have chosen the password. Sign up again.
                """.formatted(handle, code));
    }

    /** Answers a sign-up with the address of an existing account: only its owner learns that it exists. */
    void alreadyThere(String email) {
        send(email, "You have a Cruddur account already", """
                Somebody, hopefully you, wanted to sign up for Cruddur with this address, which has an account already.

                Sign in with your password; if you forgot it, ask for a code to set another.
                If that was not you, there is nothing to do.
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
