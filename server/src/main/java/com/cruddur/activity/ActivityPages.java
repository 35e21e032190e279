package com.cruddur.activity;

import com.cruddur.platform.html.Html;
import com.cruddur.platform.http.PathId;
import com.cruddur.platform.http.Reply;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Viewer;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.time.InstantSource;

/** Activities as pages. */
public final class ActivityPages {

    private final Activities activities;
    private final Html html;
    private final InstantSource clock;

    public ActivityPages(Activities activities, Html html, InstantSource clock) {
        this.activities = activities;
        this.html = html;
        this.clock = clock;
    }

    public void routes(Routes routes) {
        routes.get("/@{handle}/status/{uuid}", this::status);
    }

    private Reply status(ServerRequest request) {
        var handle = request.path().pathParameters().get("handle");
        var uuid = PathId.of(request, "uuid", Activities.NO_SUCH_ACTIVITY);
        var thread = ThreadView.of(activities.thread(Viewer.uuidOrNull(request), handle, uuid), clock.instant());
        return Reply.html(html.page("thread.jte", "thread", thread)).header(HeaderNames.CACHE_CONTROL, "no-cache");
    }
}
