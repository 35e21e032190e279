package com.cruddur.failover;

import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * What a client got for a request.
 *
 * @param status 0 when there was no answer
 * @param retryAfter the header, empty when there is none
 * @param start by {@link System#nanoTime}
 * @param end likewise
 * @param words the body, or why there is none
 */
record Answer(int status, String retryAfter, long start, long end, String words) {

    static Answer of(long start, HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Retry-After").orElse(""),
                start,
                System.nanoTime(),
                response.body());
    }

    static Answer none(long start, Exception cause) {
        return new Answer(0, "", start, System.nanoTime(), cause.toString());
    }

    boolean isGood() {
        return status == 200;
    }

    Duration time() {
        return Duration.ofNanos(end - start);
    }
}
