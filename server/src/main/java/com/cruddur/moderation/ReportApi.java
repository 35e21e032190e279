package com.cruddur.moderation;

import com.cruddur.platform.http.Body;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.http.PathId;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.RetryKey;
import com.cruddur.platform.http.Role;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Viewer;
import com.cruddur.platform.json.Json;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
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

    private Response reportActivity(ServerRequest request) {
        var reporter = Viewer.required(request);
        var activity = PathId.of(request, "uuid", "There is nothing here to report, or its time is over.");
        var body = Body.bytes(request);
        var draft = draft(body);
        return Response.json(
                json.write(reports.ofActivity(reporter.uuid(), activity, draft, RetryKey.of(request, body))));
    }

    private Response reportPerson(ServerRequest request) {
        var reporter = Viewer.required(request);
        var handle = PathHandle.of(request);
        var body = Body.bytes(request);
        var draft = draft(body);
        return Response.json(json.write(reports.ofPerson(reporter.uuid(), handle, draft, RetryKey.of(request, body))));
    }

    private ReportDraft draft(byte[] body) {
        return json.read(body.length == 0 ? new byte[] {'{', '}'} : body, ReportDraft.class);
    }

    private Response queue(ServerRequest request) {
        var _ = Viewer.required(request, Role.MODERATOR);
        var wanted = PageRequest.of(request);
        var state = ReportState.of(request.query().first("state").orElse(null));
        var page = reports.list(state, wanted);
        var reply = Response.json(json.write(page.items())).header(HeaderNames.CACHE_CONTROL, "no-store");
        page.links(QUEUE + "?state=" + state.name().toLowerCase(Locale.ROOT), wanted.limit())
                .ifPresent(links -> reply.header(HeaderNames.LINK, links));
        return reply;
    }

    private Response show(ServerRequest request) {
        var _ = Viewer.required(request, Role.MODERATOR);
        return Response.json(json.write(reports.find(uuid(request)))).header(HeaderNames.CACHE_CONTROL, "no-store");
    }

    private Response resolve(ServerRequest request) {
        var moderator = Viewer.required(request, Role.MODERATOR);
        var uuid = uuid(request);
        var decided = Body.json(request, json, ResolutionDraft.class).decided();
        return Response.json(json.write(reports.resolve(moderator, uuid, decided)))
                .header(HeaderNames.CACHE_CONTROL, "no-store");
    }

    private static UUID uuid(ServerRequest request) {
        return PathId.of(request, "uuid", Reports.NO_SUCH_REPORT);
    }
}
