package com.cruddur.doctor;

import com.cruddur.auth.cognito.CognitoSettings;
import com.cruddur.avatar.AvatarLocation;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.mail.SmtpUrl;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The deployment that is examined, as it is configured.
 *
 * @param sessions the number of connections that one server keeps
 * @param replicas the read replicas, one URL each
 * @param superuserAllowed whether {@code ALLOW_SUPERUSER} is set
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

        /** The embedded database, which a server runs now. */
        record Embedded(DatabaseUrl url) implements Place {}

        /** The embedded database, which no server runs. */
        record Stopped(Path dataDirectory) implements Place {}
    }

    /** How people sign in. */
    public sealed interface SignIn {
        /** With passwords of our own; {@code mail} is null when codes go to the log. */
        record Local(@Nullable SmtpUrl mail, String from) implements SignIn {}

        /** With AWS Cognito. */
        record Cognito(CognitoSettings settings) implements SignIn {}
    }
}
