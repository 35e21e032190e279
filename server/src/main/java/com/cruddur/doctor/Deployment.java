package com.cruddur.doctor;

import com.cruddur.auth.cognito.CognitoSettings;
import com.cruddur.avatar.AvatarLocation;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.mail.SmtpUrl;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of the deployment to examine.
 *
 * @param sessions the number of connections that one server keeps
 * @param replicas the read replicas, one URL each
 * @param superuserAllowed whether {@code ALLOW_SUPERUSER} is set
 * @param pictures the store of uploaded pictures
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

    /** The kind of database. */
    public sealed interface Place {
        /** A server that Cruddur does not run. */
        record Remote(DatabaseUrl url) implements Place {}

        /** The embedded database, with a running server. */
        record Embedded(DatabaseUrl url) implements Place {}

        /** The embedded database, without a running server. */
        record Stopped(Path dataDirectory) implements Place {}
    }

    /** The way people sign in. */
    public sealed interface SignIn {
        /** With passwords stored by the service; {@code mail} is null when codes go to the log. */
        record Local(@Nullable SmtpUrl mail, String from) implements SignIn {}

        /** With AWS Cognito. */
        record Cognito(CognitoSettings settings) implements SignIn {}
    }
}
