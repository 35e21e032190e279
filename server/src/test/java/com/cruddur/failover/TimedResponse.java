package com.cruddur.failover;

import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * A response and its time, or the failure in its place.
 *
 * @param status 0 when there was no answer
 * @param retryAfter the header, empty when there is none
 * @param start by {@link System#nanoTime}
 * @param end likewise
 * @param words the body, or why there is none
 */
record TimedResponse(int status, String retryAfter, long start, long end, String words) {

    static TimedResponse of(long start, HttpResponse<String> response) {
        return new TimedResponse(
                response.statusCode(),
                response.headers().firstValue("Retry-After").orElse(""),
                start,
                System.nanoTime(),
                response.body());
    }

    static TimedResponse none(long start, Exception cause) {
        return new TimedResponse(0, "", start, System.nanoTime(), cause.toString());
    }

    boolean isGood() {
        return status == 200;
    }

    Duration time() {
        return Duration.ofNanos(end - start);
    }
}
