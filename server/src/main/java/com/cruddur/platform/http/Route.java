package com.cruddur.platform.http;

/**
 * An address and what answers it. A GET answers HEAD as well.
 *
 * @param pattern the path; {@code {name}} stands for a segment, or for what follows the literal start of one
 * @param mostBytes how large a request's body may be
 */
public record Route(Method method, String pattern, Kind kind, int mostBytes, Handler handler) {

    /** How large a body may be where nothing else is said. */
    public static final int MOST_BYTES = 64 * 1024;

    /** The methods that routes answer. */
    public enum Method {
        GET,
        POST,
        PUT,
        DELETE
    }

    /** What a request of a route counts as, when it is counted how often somebody asks. */
    public enum Kind {
        /** For machines that ask again and again, and for files: not counted. */
        UNCOUNTED,
        READING,
        WRITING,
        /** Tries a password or a code, or has one sent: a few times a minute are enough. */
        GUESSING
    }

    /** Answers a request, or throws a {@link com.cruddur.platform.Failure}. */
    @FunctionalInterface
    public interface Handler {
        Response handle(Request request);
    }
}
