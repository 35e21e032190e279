package com.cruddur.moderation;

import com.cruddur.moderation.Reports.ReportDraft;
import com.cruddur.moderation.Reports.Resolution;
import com.cruddur.platform.Failure;
import com.cruddur.platform.http.Headers;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.RetryKey;
import com.cruddur.platform.json.Json;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reports as JSON: people make them, moderators read and resolve them. */
public final class ReportApi {

    private static final String QUEUE = "/api/reports";

    private final Reports reports;
    private final Json json;

    public ReportApi(Reports reports, Json json) {
        this.reports = reports;
        this.json = json;
    }

    public Response reportActivity(Request request) {
        var reporter = request.viewer();
        var activity = request.pathUuid("uuid", "There is nothing here to report, or its time is over.");
        var draft = request.json(json, ReportDraft.class);
        return Response.json(json.write(reports.ofActivity(reporter.uuid(), activity, draft, RetryKey.of(request))));
    }

    public Response reportPerson(Request request) {
        var reporter = request.viewer();
        var handle = PathHandle.of(request);
        var draft = request.json(json, ReportDraft.class);
        return Response.json(json.write(reports.ofPerson(reporter.uuid(), handle, draft, RetryKey.of(request))));
    }

    public Response queue(Request request) {
        var wanted = PageRequest.of(request);
        var state = ReportState.of(request.query("state").orElse(null));
        var page = reports.list(state, wanted);
        return Response.json(json.write(page.items()))
                .withHeader(Headers.CACHE_CONTROL, "no-store")
                .withLinks(page, QUEUE + "?state=" + state.name().toLowerCase(Locale.ROOT), wanted);
    }

    public Response show(Request request) {
        return Response.json(json.write(reports.find(uuid(request)))).withHeader(Headers.CACHE_CONTROL, "no-store");
    }

    public Response resolve(Request request) {
        var moderator = request.viewer();
        var uuid = uuid(request);
        var decided = request.json(json, ResolutionDraft.class).decided();
        return Response.json(json.write(reports.resolve(moderator, uuid, decided)))
                .withHeader(Headers.CACHE_CONTROL, "no-store");
    }

    private static UUID uuid(Request request) {
        return request.pathUuid("uuid", Reports.NO_SUCH_REPORT);
    }

    /** A moderator's decision on a report. */
    record ResolutionDraft(@Nullable String resolution) {

        /** @throws Failure.Invalid when the decision is missing or unknown */
        Resolution decided() {
            if (resolution == null || resolution.isBlank()) {
                throw new Failure.Invalid("resolution_blank");
            }
            return Arrays.stream(Resolution.values())
                    .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(resolution))
                    .findFirst()
                    .orElseThrow(() -> new Failure.Invalid("resolution_unknown"));
        }
    }
}
