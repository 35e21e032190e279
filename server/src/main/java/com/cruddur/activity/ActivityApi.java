package com.cruddur.activity;

import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.Reply;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.json.Json;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;

/** Activities as JSON. */
public final class ActivityApi {

    private static final String HOME = "/api/activities/home";

    private final Activities activities;
    private final Json json;

    public ActivityApi(Activities activities, Json json) {
        this.activities = activities;
        this.json = json;
    }

    public void routes(Routes routes) {
        routes.get(HOME, this::home);
    }

    private Reply home(ServerRequest request) {
        var wanted = PageRequest.of(request);
        var page = activities.homeFeed(wanted);
        var reply = Reply.json(json.write(page.items())).withEntityTag();
        page.links(HOME, wanted.limit()).ifPresent(links -> reply.header(HeaderNames.LINK, links));
        return reply;
    }
}
