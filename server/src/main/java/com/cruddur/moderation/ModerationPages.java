package com.cruddur.moderation;

import com.cruddur.moderation.ReportApi.ResolutionDraft;
import com.cruddur.platform.http.Form;
import com.cruddur.platform.http.Headers;
import com.cruddur.platform.http.PageRenderer;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import java.time.InstantSource;

/** The reports for moderators: the queue, with the evidence, and the decisions. */
public final class ModerationPages {

    private final Reports reports;
    private final Suspensions suspensions;
    private final PageRenderer renderer;
    private final InstantSource clock;

    public ModerationPages(Reports reports, Suspensions suspensions, PageRenderer renderer, InstantSource clock) {
        this.reports = reports;
        this.suspensions = suspensions;
        this.renderer = renderer;
        this.clock = clock;
    }

    /** The reports that wait, or those that are resolved; never stored by the browser. */
    public Response queue(Request request) {
        var state = ReportState.of(request.query("state").orElse(null));
        var page = reports.list(state, PageRequest.of(request));
        var view = ReportQueueView.of(state, page, clock.instant());
        return renderer.page(request, "moderation/queue.jte", "queue", view)
                .withHeader(Headers.CACHE_CONTROL, "no-store");
    }

    public Response resolve(Request request) {
        var moderator = request.viewer();
        var form = Form.of(request);
        var decided = new ResolutionDraft(form.text("resolution")).decided();
        var _ = reports.resolve(moderator, request.pathUuid("uuid", Reports.NO_SUCH_REPORT), decided);
        return Response.seeOther("/reports?done=resolved");
    }

    /** Ends the suspension of a person. */
    public Response readmit(Request request) {
        var moderator = request.viewer();
        var form = Form.of(request);
        var _ = suspensions.readmit(moderator, PathHandle.of(request));
        return Response.seeOther(form.returnToSaying("readmitted"));
    }
}
