package com.cruddur.realtime;

import com.cruddur.platform.http.Headers;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.realtime.Subscription.Subscriber;
import org.jspecify.annotations.Nullable;

/** The stream of server-sent events. */
public final class StreamApi {

    private final EventStreams streams;

    public StreamApi(EventStreams streams) {
        this.streams = streams;
    }

    public Response stream(Request request) {
        var person = request.viewerUuid();
        var credential = person == null ? null : request.credential();
        var subscription = streams.join(new Subscriber(person, credential, lastEventId(request)));
        return Response.stream("text/event-stream", subscription)
                .withHeader(Headers.CACHE_CONTROL, "no-store")
                .withHeader(Headers.ACCEL_BUFFERING, "no");
    }

    /** Scripts cannot set the header of a new {@code EventSource}, so a parameter does as well. */
    private static @Nullable Long lastEventId(Request request) {
        return request.header(Headers.LAST_EVENT_ID)
                .or(() -> request.query("last_event_id"))
                .map(id -> id.matches("[0-9]{1,18}") ? Long.valueOf(id) : Long.valueOf(-1))
                .orElse(null);
    }
}
