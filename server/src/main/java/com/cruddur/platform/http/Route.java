package com.cruddur.platform.http;

/**
 * An address and what answers it. A GET answers HEAD as well.
 *
 * @param pattern the path; {@code {name}} stands for a segment, or for what follows the literal start of one
 * @param limit which limit its requests count against
 * @param access who may send it requests
 * @param mostBytes how large a request's body may be
 */
public record Route(Method method, String pattern, Limit limit, Access access, int mostBytes, Handler handler) {

    /** How large a body may be where nothing else is said. */
    static final int MOST_BYTES = 64 * 1024;

    /** The methods that routes answer. */
    public enum Method {
        GET,
        POST,
        PUT,
        DELETE
    }

    /** Which of the limits on how often somebody asks a request counts against. */
    public enum Limit {
        /** None: machines ask again and again, browsers load files. */
        UNLIMITED,
        READS,
        WRITES,
        /** The request tries a password or a code, or has one sent: a few times a minute are enough. */
        GUESSES;

        /** Whether people who are signed in are counted by themselves, wherever they are, and not by their address. */
        boolean isByPerson() {
            return this == READS || this == WRITES;
        }
    }

    /** Who may send requests. */
    public enum Access {
        ANYONE,
        /** Somebody who is signed in and not suspended. */
        SIGNED_IN,
        /** Somebody who is signed in, also when suspended: to sign out, take their data, leave. */
        EVEN_SUSPENDED,
        /** A moderator or an admin. */
        MODERATOR,
        ADMIN
    }

    /** Answers a request, or throws a {@link com.cruddur.platform.Failure}. */
    @FunctionalInterface
    public interface Handler {
        Response handle(Request request);
    }
}
