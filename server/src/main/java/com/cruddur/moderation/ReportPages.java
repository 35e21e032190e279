package com.cruddur.moderation;

import com.cruddur.moderation.Reports.ReportDraft;
import com.cruddur.platform.http.Form;
import com.cruddur.platform.http.PageRenderer;
import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;

/** Reporting posts and people from their pages. */
public final class ReportPages {

    private final Reports reports;
    private final PageRenderer renderer;

    public ReportPages(Reports reports, PageRenderer renderer) {
        this.reports = reports;
        this.renderer = renderer;
    }

    public Response reportActivity(Request request) {
        var reporter = request.viewer();
        var form = Form.of(request);
        var activity = request.pathUuid("uuid", Reports.NOTHING_TO_REPORT);
        reports.ofActivity(reporter.uuid(), activity, new ReportDraft(form.text("reason")), form.retryKey());
        return Response.seeOther("/reported");
    }

    public Response reportPerson(Request request) {
        var reporter = request.viewer();
        var form = Form.of(request);
        reports.ofPerson(
                reporter.uuid(), PathHandle.of(request), new ReportDraft(form.text("reason")), form.retryKey());
        return Response.seeOther("/reported?about=person");
    }

    public Response reported(Request request) {
        return renderer.page(
                request,
                "moderation/reported.jte",
                "person",
                request.query("about").isPresent());
    }
}
