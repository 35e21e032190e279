package com.cruddur.doctor;

import com.cruddur.auth.cognito.Cognito;
import com.cruddur.auth.cognito.CognitoSettings;
import com.cruddur.avatar.AvatarLocation;
import com.cruddur.doctor.Finding.Broken;
import com.cruddur.doctor.Finding.Good;
import com.cruddur.doctor.Finding.Skipped;
import com.cruddur.doctor.Finding.Warning;
import com.cruddur.platform.OperatorException;
import com.cruddur.platform.mail.Mailer;
import com.cruddur.platform.mail.SmtpUrl;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks the services that a server needs besides the database. */
final class ExternalChecks {

    private final Deployment deployment;

    ExternalChecks(Deployment deployment) {
        this.deployment = deployment;
    }

    /** Signs in to the mail server without sending anything. */
    Finding mail() {
        return switch (deployment.signIn()) {
            case Deployment.SignIn.Cognito _ -> new Skipped("Cognito sends its own mails");
            case Deployment.SignIn.Local(var url, var from) -> url == null ? noMail() : mail(url, from);
        };
    }

    private Finding noMail() {
        return switch (deployment.place()) {
            case Deployment.Place.Remote _ ->
                new Warning(
                        "SMTP_URL is not set: the codes of who joins or forgot their password go to the log",
                        "set SMTP_URL and MAIL_FROM, or AUTH=cognito");
            case Deployment.Place.Embedded _, Deployment.Place.Stopped _ ->
                new Skipped("SMTP_URL is not set, codes go to the log");
        };
    }

    private static Finding mail(SmtpUrl url, String from) {
        try {
            Mailer.checkSignIn(url, from);
            return new Good("%s takes mail from us".formatted(url));
        } catch (AuthenticationFailedException e) {
            return new Broken(
                    "%s refuses the user or the password (%s)".formatted(url, FindingText.line(e)), "correct SMTP_URL");
        } catch (MessagingException e) {
            return new Broken(
                    "%s cannot be used: %s".formatted(url, FindingText.line(e)),
                    "correct SMTP_URL, or let the network lead there");
        }
    }

    /** Fetches the keys that verify tokens. */
    Finding cognito() {
        return switch (deployment.signIn()) {
            case Deployment.SignIn.Local _ -> new Skipped("AUTH is local");
            case Deployment.SignIn.Cognito(var settings) -> cognito(settings);
        };
    }

    private static Finding cognito(CognitoSettings settings) {
        try {
            return new Good(
                    "the user pool %s publishes %s keys".formatted(settings.userPool(), Cognito.countKeys(settings)));
        } catch (IOException e) {
            return new Broken(
                    "the user pool's keys cannot be fetched: " + FindingText.line(e),
                    "correct COGNITO_USER_POOL_URL, or let the network lead there");
        }
    }

    /** Checks that pictures can be stored, without storing one. */
    Finding pictures() {
        return switch (deployment.pictures()) {
            case AvatarLocation.Bucket bucket -> bucket(bucket);
            case AvatarLocation.Directory(var path) -> directory(path);
        };
    }

    private static Finding bucket(AvatarLocation.Bucket bucket) {
        try (var _ = bucket.open()) {
            return new Good("the bucket %s is there".formatted(bucket.name()));
        } catch (OperatorException e) {
            return new Broken(FindingText.line(e), "correct AVATAR_BUCKET, AVATAR_ENDPOINT or the credentials");
        }
    }

    private static Finding directory(Path path) {
        var above = path;
        while (!Files.exists(above) && above.getParent() != null) {
            above = above.getParent();
        }
        return Files.isDirectory(above) && Files.isWritable(above)
                ? new Good("the directory %s can be written to".formatted(path))
                : new Broken(
                        "the directory %s cannot be written to".formatted(path),
                        "make it writable for the user that runs Cruddur, or set AVATAR_DIR or AVATAR_BUCKET");
    }
}
