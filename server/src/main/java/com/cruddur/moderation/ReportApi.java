package com.cruddur.moderation;

import com.cruddur.platform.http.Headers;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.RetryKey;
import com.cruddur.platform.http.Role;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Viewer;
import com.cruddur.platform.json.Json;
import java.util.Locale;
import java.util.UUID;

/** Reports as JSON: anybody makes them, moderators read and resolve them. */
public final class ReportApi {

    private static final String QUEUE = "/api/reports";

    private final Reports reports;
    private final Json json;

    public ReportApi(Reports reports, Json json) {
        this.reports = reports;
        this.json = json;
    }

    public void routes(Routes routes) {
        routes.post("/api/activities/{uuid}/report", this::reportActivity)
                .post("/api/users/@{handle}/report", this::reportPerson)
                .get(QUEUE, this::queue)
                .get(QUEUE + "/{uuid}", this::show)
                .post(QUEUE + "/{uuid}/resolve", this::resolve);
    }

    private Response reportActivity(Request request) {
        var reporter = Viewer.required(request);
        var activity = request.pathUuid("uuid", "There is nothing here to report, or its time is over.");
        var draft = request.json(json, ReportDraft.class);
        return Response.json(json.write(reports.ofActivity(reporter.uuid(), activity, draft, RetryKey.of(request))));
    }

    private Response reportPerson(Request request) {
        var reporter = Viewer.required(request);
        var handle = PathHandle.of(request);
        var draft = request.json(json, ReportDraft.class);
        return Response.json(json.write(reports.ofPerson(reporter.uuid(), handle, draft, RetryKey.of(request))));
    }

    private Response queue(Request request) {
        var _ = Viewer.required(request, Role.MODERATOR);
        var wanted = PageRequest.of(request);
        var state = ReportState.of(request.query("state").orElse(null));
        var page = reports.list(state, wanted);
        return Response.json(json.write(page.items()))
                .withHeader(Headers.CACHE_CONTROL, "no-store")
                .withLinks(page, QUEUE + "?state=" + state.name().toLowerCase(Locale.ROOT), wanted);
    }

    private Response show(Request request) {
        var _ = Viewer.required(request, Role.MODERATOR);
        return Response.json(json.write(reports.find(uuid(request)))).withHeader(Headers.CACHE_CONTROL, "no-store");
    }

    private Response resolve(Request request) {
        var moderator = Viewer.required(request, Role.MODERATOR);
        var uuid = uuid(request);
        var decided = request.json(json, ResolutionDraft.class).decided();
        return Response.json(json.write(reports.resolve(moderator, uuid, decided)))
                .withHeader(Headers.CACHE_CONTROL, "no-store");
    }

    private static UUID uuid(Request request) {
        return request.pathUuid("uuid", Reports.NO_SUCH_REPORT);
    }
}
