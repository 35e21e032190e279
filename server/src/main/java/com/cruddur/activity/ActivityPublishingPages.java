package com.cruddur.activity;

import com.cruddur.activity.ActivityDeletion.LifetimeChange;
import com.cruddur.platform.Failure;
import com.cruddur.platform.html.FormView;
import com.cruddur.platform.http.Form;
import com.cruddur.platform.http.PageRenderer;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.Viewer;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Posting, replying, deleting and shortening the life of posts, by forms. */
public final class ActivityPublishingPages {

    private static final List<String> FIELDS = List.of("message", "ttl");

    private final ActivityPublishing publishing;
    private final ActivityDeletion deletion;
    private final Activities activities;
    private final PageRenderer renderer;
    private final InstantSource clock;

    public ActivityPublishingPages(
            ActivityPublishing publishing,
            ActivityDeletion deletion,
            Activities activities,
            PageRenderer renderer,
            InstantSource clock) {
        this.publishing = publishing;
        this.deletion = deletion;
        this.activities = activities;
        this.renderer = renderer;
        this.clock = clock;
    }

    public Response compose(Request request) {
        if (request.wantsPart()) {
            var composer = ComposerView.dialog(FormView.untouched());
            return renderer.part(request, "/", "activity/composing.jte", "composer", composer);
        }
        return renderer.page(request, "activity/compose.jte", "form", FormView.untouched());
    }

    public Response post(Request request) {
        var author = request.viewer();
        var form = Form.of(request);
        try {
            var posted =
                    publishing.post(author, new NewActivity(form.text("message"), form.text("ttl")), form.retryKey());
            return request.wantsPart()
                    ? published(request, form, posted, postForm(form, FormView.untouched()))
                    : Response.seeOther(form.returnTo("posted", posted.uuid()));
        } catch (Failure.Invalid mistakes) {
            var view = FormView.refused(request.texts(), form.values(), mistakes.codes(), FIELDS);
            return request.wantsPart()
                    ? refused(request, postForm(form, view))
                    : renderer.refused(request, "activity/compose.jte", "form", view);
        }
    }

    public Response reply(Request request) {
        var author = request.viewer();
        var parent = uuid(request);
        var form = Form.of(request);
        try {
            var reply =
                    publishing.reply(author, parent, new NewReply(form.text("message"), null, null), form.retryKey());
            return request.wantsPart()
                    ? published(request, form, reply, replyForm(author, parent, FormView.untouched()))
                    : Response.seeOther(form.returnTo("replied", reply.uuid()) + "#activity-" + reply.uuid());
        } catch (Failure.Invalid mistakes) {
            var view = FormView.refused(request.texts(), form.values(), mistakes.codes(), FIELDS);
            if (request.wantsPart()) {
                return refused(request, replyForm(author, parent, view));
            }
            var thread = activities.threadWithPictures(author.uuid(), parent, null);
            return renderer.refused(
                    request, "activity/thread.jte", "thread", ThreadView.of(thread, null, view, null, clock.instant()));
        }
    }

    private static ComposerView postForm(Form sent, FormView form) {
        return sent.values().containsKey(ComposerView.DIALOG) ? ComposerView.dialog(form) : ComposerView.post(form);
    }

    private ComposerView replyForm(Viewer author, UUID parent, FormView form) {
        return ComposerView.reply(form, ActivityView.of(activities.find(author.uuid(), parent), clock.instant()));
    }

    private Response published(Request request, Form form, Activity activity, ComposerView composer) {
        var view = new PublishedView(ActivityView.of(activity, clock.instant()), composer);
        return renderer.part(request, form.here(), "activity/published.jte", "published", view);
    }

    private Response refused(Request request, ComposerView composer) {
        return renderer.refusedPart(request, composer.id(), "activity/refused.jte", "composer", composer);
    }

    public Response delete(Request request) {
        var author = request.viewer();
        var form = Form.of(request);
        var activity = uuid(request);
        deletion.delete(author, activity);
        if (request.wantsPart()) {
            return Response.noContent();
        }
        return Response.seeOther(form.returnToSaying("deleted", activity));
    }

    /** The form to shorten the life of one's own post, as a page that shows the post, or for the menu of the post. */
    public Response shortenForm(Request request) {
        var view = shortening(request, FormView.untouched());
        return request.wantsPart()
                ? renderer.part(request, "/", "activity/shorten-form.jte", "shortening", view)
                : renderer.page(request, "activity/shorten.jte", "shortening", view);
    }

    public Response shorten(Request request) {
        var form = Form.of(request);
        try {
            var shortened = deletion.shorten(request.viewer(), uuid(request), new LifetimeChange(form.text("ttl")));
            var view = ActivityView.of(shortened, clock.instant());
            return request.wantsPart()
                    ? renderer.part(request, form.here(), "activity/shortened.jte", "activity", view)
                    : Response.seeOther(form.returnToSaying("shortened"));
        } catch (Failure.Invalid mistakes) {
            var view = shortening(
                    request, FormView.refused(request.texts(), form.values(), mistakes.codes(), List.of("ttl")));
            return request.wantsPart()
                    ? renderer.refusedPart(request, view.id(), "activity/shorten-form.jte", "shortening", view)
                    : renderer.refused(request, "activity/shorten.jte", "shortening", view);
        }
    }

    private ShorteningView shortening(Request request, FormView form) {
        var author = request.viewer();
        var activity = activities.find(author.uuid(), uuid(request));
        if (!author.handle().equals(activity.handle())) {
            throw Activities.notFound();
        }
        return ShorteningView.of(activity, form, clock.instant());
    }

    private static UUID uuid(Request request) {
        return request.pathUuid("uuid", Activities.NO_SUCH_ACTIVITY);
    }
}
