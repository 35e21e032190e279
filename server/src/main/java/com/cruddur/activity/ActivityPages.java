package com.cruddur.activity;

import com.cruddur.platform.html.FormView;
import com.cruddur.platform.http.PathId;
import com.cruddur.platform.http.Reply;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Site;
import com.cruddur.platform.http.Viewer;
import io.helidon.webserver.http.ServerRequest;
import java.time.InstantSource;

/** Activities as pages. */
public final class ActivityPages {

    private final Activities activities;
    private final Site site;
    private final InstantSource clock;

    public ActivityPages(Activities activities, Site site, InstantSource clock) {
        this.activities = activities;
        this.site = site;
        this.clock = clock;
    }

    public void routes(Routes routes) {
        routes.get("/@{handle}/status/{uuid}", this::status);
    }

    private Reply status(ServerRequest request) {
        var handle = request.path().pathParameters().get("handle");
        var uuid = PathId.of(request, "uuid", Activities.NO_SUCH_ACTIVITY);
        var thread = activities.thread(Viewer.uuidOrNull(request), handle, uuid);
        var view = ThreadView.of(thread, FormView.untouched(), clock.instant());
        return site.page(request, "thread.jte", "thread", view);
    }
}
