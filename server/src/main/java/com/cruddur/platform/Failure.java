package com.cruddur.platform;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A failure to report to the caller. The message is written for the caller: one line, without secrets or internals.
 * {@code Problems} maps each kind to a response.
 */
public abstract sealed class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private Failure(String message) {
        super(message, null, false, false);
    }

    private Failure(String message, Throwable cause) {
        super(message, cause);
    }

    /** The request cannot be parsed: 400. */
    public static final class BadRequest extends Failure {
        private static final long serialVersionUID = 1;

        public BadRequest(String message) {
            super(message);
        }
    }

    /**
     * The request is readable but breaks a rule: 422. The response is the array of {@code codes} that front ends
     * expect.
     */
    public static final class Invalid extends Failure {
        private static final long serialVersionUID = 1;

        private final transient List<String> codes;

        /** @param codes one code in snake_case for each mistake */
        public Invalid(List<String> codes) {
            super(String.join(", ", codes));
            this.codes = List.copyOf(codes);
        }

        public Invalid(String code) {
            this(List.of(code));
        }

        public List<String> codes() {
            return codes;
        }
    }

    /** The request needs a signed-in person: 401. */
    public static final class Unauthorized extends Failure {
        private static final long serialVersionUID = 1;

        public Unauthorized(String message) {
            super(message);
        }
    }

    /** The sender lacks the right to do this: 403. */
    public static final class Forbidden extends Failure {
        private static final long serialVersionUID = 1;

        public Forbidden(String message) {
            super(message);
        }
    }

    /** The request conflicts with the present state: 409. */
    public static final class Conflict extends Failure {
        private static final long serialVersionUID = 1;

        public Conflict(String message) {
            super(message);
        }
    }

    /** The body exceeds the route's limit: 413. */
    public static final class TooLarge extends Failure {
        private static final long serialVersionUID = 1;

        public TooLarge(int mostBytes) {
            super("A request's body may have up to " + mostBytes + " bytes.");
        }
    }

    /** Nothing exists at this address: 404. */
    public static final class NotFound extends Failure {
        private static final long serialVersionUID = 1;

        public NotFound(String message) {
            super(message);
        }
    }

    /** What was at this address is over: 410. */
    public static final class Gone extends Failure {
        private static final long serialVersionUID = 1;

        public Gone(String message) {
            super(message);
        }
    }

    /** The request did not arrive in time: 408. */
    public static final class RequestTimeout extends Failure {
        private static final long serialVersionUID = 1;

        public RequestTimeout(String message) {
            super(message);
        }
    }

    /** The address exists but does not allow this method: 405. */
    public static final class MethodNotAllowed extends Failure {
        private static final long serialVersionUID = 1;

        private final transient Set<String> allowed;

        /** @param allowed the allowed methods, in the order to show them */
        public MethodNotAllowed(Set<String> allowed) {
            super("This address answers " + String.join(", ", allowed) + " only.");
            this.allowed = allowed;
        }

        public Set<String> allowed() {
            return allowed;
        }
    }

    /** The sender exceeded a rate limit: 429. */
    public static final class TooManyRequests extends Failure {
        private static final long serialVersionUID = 1;

        private final Duration retryAfter;

        /** @param retryAfter the time until the next request is accepted */
        public TooManyRequests(String message, Duration retryAfter) {
            super(message);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The service is temporarily unable to answer: 503. */
    public static final class Unavailable extends Failure {
        private static final long serialVersionUID = 1;

        private final Duration retryAfter;

        public Unavailable(String message, Duration retryAfter) {
            super(message);
            this.retryAfter = retryAfter;
        }

        public Unavailable(String message, Duration retryAfter, Throwable cause) {
            super(message, cause);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }
}
