package com.cruddur.relationship;

import com.cruddur.platform.html.Person;
import com.cruddur.platform.http.Form;
import com.cruddur.platform.http.PageRenderer;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.text.Isolated;
import java.util.UUID;

/** The buttons of a person's page, and the lists of followers, and of followed, blocked and muted people. */
public final class RelationshipPages {

    private interface Button {
        void press(UUID viewer, String handle);
    }

    private final Relationships relationships;
    private final PageRenderer renderer;

    public RelationshipPages(Relationships relationships, PageRenderer renderer) {
        this.relationships = relationships;
        this.renderer = renderer;
    }

    public Response follow(Request request) {
        return follow(request, true, relationships::follow);
    }

    public Response unfollow(Request request) {
        return follow(request, false, relationships::unfollow);
    }

    public Response mute(Request request) {
        return press(request, relationships::mute, "muted");
    }

    public Response unmute(Request request) {
        return press(request, relationships::unmute, "unmuted");
    }

    public Response block(Request request) {
        return press(request, relationships::block, "blocked");
    }

    public Response unblock(Request request) {
        return press(request, relationships::unblock, "unblocked");
    }

    private Response follow(Request request, boolean followed, Button button) {
        var form = Form.of(request);
        var handle = PathHandle.of(request);
        button.press(request.viewer().uuid(), handle);
        if (!request.wantsPart()) {
            return Response.seeOther(form.returnTo());
        }
        var view = new FollowView(new Person(handle, handle), followed);
        return renderer.part(request, form.here(), "relationship/follow-button.jte", "follow", view);
    }

    private static Response press(Request request, Button button, String done) {
        var form = Form.of(request);
        button.press(request.viewer().uuid(), PathHandle.of(request));
        return Response.seeOther(form.returnToSaying(done));
    }

    public Response followers(Request request) {
        var handle = PathHandle.of(request);
        var texts = request.texts();
        var page = relationships.followers(request.viewerUuid(), handle, PageRequest.of(request));
        var name = Isolated.of("@" + handle);
        return people(
                request,
                PeopleView.of(
                        texts.of("followers.title", "person", name),
                        texts.of("followers.empty", "person", name),
                        request,
                        page));
    }

    public Response following(Request request) {
        var handle = PathHandle.of(request);
        var texts = request.texts();
        var page = relationships.following(request.viewerUuid(), handle, PageRequest.of(request));
        var name = Isolated.of("@" + handle);
        return people(
                request,
                PeopleView.of(
                        texts.of("followed.title", "person", name),
                        texts.of("followed.empty", "person", name),
                        request,
                        page));
    }

    public Response blocked(Request request) {
        var viewer = request.viewer();
        var texts = request.texts();
        var page = relationships.blocked(viewer.uuid(), PageRequest.of(request));
        var view = PeopleView.of(texts.of("blocked-people.title"), texts.of("blocked-people.empty"), request, page);
        return renderer.page(request, "relationship/blocked-people.jte", "people", view);
    }

    public Response muted(Request request) {
        var viewer = request.viewer();
        var texts = request.texts();
        var page = relationships.muted(viewer.uuid(), PageRequest.of(request));
        var view = PeopleView.of(texts.of("muted-people.title"), texts.of("muted-people.empty"), request, page);
        return renderer.page(request, "relationship/muted-people.jte", "people", view);
    }

    private Response people(Request request, PeopleView view) {
        return renderer.page(request, "relationship/people.jte", "people", view);
    }
}
