package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * An address and its handler. A GET route also answers HEAD.
 *
 * @param pattern the path; {@code {name}} stands for a segment, or for the rest of one after a literal start
 * @param limit the rate limit that its requests count against
 * @param access who may send requests
 * @param mostBytes the largest body of a request
 */
public record Route(Method method, String pattern, Limit limit, Access access, int mostBytes, Handler handler) {

    /** The default limit of a body. */
    static final int MOST_BYTES = 64 * 1024;

    /** The methods that routes answer. */
    public enum Method {
        GET,
        POST,
        PUT,
        DELETE
    }

    /** The rate limit that a request counts against. */
    public enum Limit {
        /** None: for machines that poll and files that browsers load. */
        UNLIMITED,
        READS,
        WRITES,
        /** For requests that try a password or a code, or have a code sent: a few per minute. */
        GUESSES;

        /** Returns whether signed-in people are counted by person and not by address. */
        boolean isByPerson() {
            return this == READS || this == WRITES;
        }
    }

    /** The people who may send requests. */
    public enum Access {
        ANYONE,
        /** Signed-in people who are not suspended. */
        SIGNED_IN,
        /** Signed-in people, including suspended ones, who may sign out, export their data and leave. */
        EVEN_SUSPENDED,
        /** Moderators and admins. */
        MODERATOR,
        ADMIN
    }

    /** Answers a request, or throws a {@link Failure}. */
    @FunctionalInterface
    public interface Handler {
        Response handle(Request request);

        /**
         * Returns the response to {@code request} if it is in memory, so that no thread has to wait for it. Does not
         * throw.
         */
        default Optional<Response> ready(Request request) {
            return Optional.empty();
        }

        /**
         * Returns the response to a form that a rate limit refused, empty when the error page is the response. Throws a
         * {@link Failure} when the form cannot be read.
         */
        default Optional<Response> limited(Request request, Failure.TooManyRequests failure) {
            return Optional.empty();
        }

        /** Returns {@code handler} for a form that keeps what was typed when a rate limit refuses it. */
        static Handler keepingForm(Handler handler, BiFunction<Request, Failure.TooManyRequests, Response> kept) {
            return new Handler() {
                @Override
                public Response handle(Request request) {
                    return handler.handle(request);
                }

                @Override
                public Optional<Response> limited(Request request, Failure.TooManyRequests failure) {
                    return Optional.of(kept.apply(request, failure));
                }
            };
        }

        /** Returns {@code handler}, which always answers from memory and never fails. */
        static Handler fromMemory(Handler handler) {
            return new Handler() {
                @Override
                public Response handle(Request request) {
                    return handler.handle(request);
                }

                @Override
                public Optional<Response> ready(Request request) {
                    return Optional.of(handler.handle(request));
                }
            };
        }
    }
}
