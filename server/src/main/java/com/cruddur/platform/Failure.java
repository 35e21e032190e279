package com.cruddur.platform;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Everything that can go wrong in a way the caller should hear about. The message is written for the caller: one line,
 * no secrets, no internals. {@code Problems} turns each kind into a response.
 */
public abstract sealed class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private Failure(String message) {
        super(message, null, false, false);
    }

    private Failure(String message, Throwable cause) {
        super(message, cause);
    }

    /** The request cannot be understood: 400. */
    public static final class BadRequest extends Failure {
        private static final long serialVersionUID = 1;

        public BadRequest(String message) {
            super(message);
        }
    }

    /**
     * The request is understood, but what it asks for is not allowed: 422, answered as the array of {@code codes} that
     * front ends look for.
     */
    public static final class Invalid extends Failure {
        private static final long serialVersionUID = 1;

        private final transient List<String> codes;

        /** @param codes one for each mistake, in snake_case */
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

    /** Only for who is signed in: 401. */
    public static final class Unauthorized extends Failure {
        private static final long serialVersionUID = 1;

        public Unauthorized(String message) {
            super(message);
        }
    }

    /** Not for this person: 403. */
    public static final class Forbidden extends Failure {
        private static final long serialVersionUID = 1;

        public Forbidden(String message) {
            super(message);
        }
    }

    /** Does not fit what is there already: 409. */
    public static final class Conflict extends Failure {
        private static final long serialVersionUID = 1;

        public Conflict(String message) {
            super(message);
        }
    }

    /** The body is larger than this address takes: 413. */
    public static final class TooLarge extends Failure {
        private static final long serialVersionUID = 1;

        public TooLarge(String message) {
            super(message);
        }
    }

    /** There is nothing at this address: 404. */
    public static final class NotFound extends Failure {
        private static final long serialVersionUID = 1;

        public NotFound(String message) {
            super(message);
        }
    }

    /** The address exists, but not for this method: 405. */
    public static final class MethodNotAllowed extends Failure {
        private static final long serialVersionUID = 1;

        private final transient Set<String> allowed;

        /** @param allowed the methods that would do, in the order to be shown */
        public MethodNotAllowed(Set<String> allowed) {
            super("This address answers " + String.join(", ", allowed) + " only.");
            this.allowed = allowed;
        }

        public Set<String> allowed() {
            return allowed;
        }
    }

    /** Asked more often than one may: 429. */
    public static final class TooManyRequests extends Failure {
        private static final long serialVersionUID = 1;

        private final Duration retryAfter;

        /** @param retryAfter when the next request will be taken */
        public TooManyRequests(String message, Duration retryAfter) {
            super(message);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The service cannot answer now, but may soon: 503. */
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
