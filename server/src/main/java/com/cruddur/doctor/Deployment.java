package com.cruddur.doctor;

import com.cruddur.auth.cognito.CognitoSettings;
import com.cruddur.avatar.AvatarLocation;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.mail.SmtpUrl;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be looked at, as the configuration tells it.
 *
 * @param sessions how many connections one server keeps: its pool, and one to LISTEN where it does
 * @param replicas where reads may go besides, one server each
 * @param superuserAllowed whether somebody said that an administrator may serve
 * @param pictures where uploaded pictures are kept
 */
public record Deployment(
        Place place,
        List<DatabaseUrl> replicas,
        int sessions,
        boolean superuserAllowed,
        SignIn signIn,
        AvatarLocation pictures) {

    public Deployment {
        replicas = List.copyOf(replicas);
    }

    /** Where the database is. */
    public sealed interface Place {
        /** A server that somebody else runs. */
        record Remote(DatabaseUrl url) implements Place {}

        /** The embedded one, which a server of ours runs now. */
        record Embedded(DatabaseUrl url) implements Place {}

        /** The embedded one, which nobody runs. */
        record Stopped(Path dataDirectory) implements Place {}
    }

    /** Who tells who is who. */
    public sealed interface SignIn {
        /** Passwords of our own; {@code mail} is null when codes go to the log. */
        record Local(@Nullable SmtpUrl mail, String from) implements SignIn {}

        /** AWS Cognito. */
        record Cognito(CognitoSettings settings) implements SignIn {}
    }
}
