package com.cruddur.realtime;

import com.cruddur.platform.http.Credential;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Viewer;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import org.jspecify.annotations.Nullable;

/** What happens, as server-sent events. */
public final class StreamApi {

    private static final HeaderName LAST_EVENT_ID = HeaderNames.create("Last-Event-ID");

    /** Keeps nginx from holding events back. */
    private static final HeaderName BUFFERING = HeaderNames.create("X-Accel-Buffering");

    private final EventStreams streams;

    public StreamApi(EventStreams streams) {
        this.streams = streams;
    }

    public void routes(Routes routes) {
        routes.get("/api/stream", this::stream);
    }

    private Response stream(ServerRequest request) {
        var person = Viewer.uuidOrNull(request);
        var credential = person == null ? null : Credential.of(request).orElse(null);
        var subscription = streams.join(new Subscriber(person, credential, lastEventId(request)));
        return Response.stream("text/event-stream", subscription)
                .header(HeaderNames.CACHE_CONTROL, "no-store")
                .header(BUFFERING, "no");
    }

    private static @Nullable Long lastEventId(ServerRequest request) {
        return request.headers()
                .first(LAST_EVENT_ID)
                .map(id -> id.matches("[0-9]{1,18}") ? Long.valueOf(id) : Long.valueOf(-1))
                .orElse(null);
    }
}
