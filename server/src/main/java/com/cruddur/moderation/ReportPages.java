package com.cruddur.moderation;

import com.cruddur.activity.Activities;
import com.cruddur.activity.ActivityView;
import com.cruddur.moderation.Reports.ReportDraft;
import com.cruddur.platform.http.Form;
import com.cruddur.platform.http.PageRenderer;
import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import java.time.InstantSource;

/** Reporting posts and people from their pages. */
public final class ReportPages {

    private final Reports reports;
    private final Activities activities;
    private final PageRenderer renderer;
    private final InstantSource clock;

    public ReportPages(Reports reports, Activities activities, PageRenderer renderer, InstantSource clock) {
        this.reports = reports;
        this.activities = activities;
        this.renderer = renderer;
        this.clock = clock;
    }

    /** The form to report a post, as a page that shows the post, or for the menu of the post. */
    public Response activityForm(Request request) {
        var activity = activities.find(request.viewer().uuid(), request.pathUuid("uuid", Reports.NOTHING_TO_REPORT));
        if (request.wantsPart()) {
            var id = activity.uuid().toString();
            return renderer.part(request, "/", "moderation/report-form.jte", "activity", id);
        }
        var view = ActivityView.of(activity, clock.instant());
        return renderer.page(request, "moderation/report-activity.jte", "activity", view);
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
