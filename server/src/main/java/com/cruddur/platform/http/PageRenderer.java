package com.cruddur.platform.http;

import com.cruddur.platform.html.Layout;
import com.cruddur.platform.html.SignInLinks;
import com.cruddur.platform.html.Templates;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.util.function.Function;

/** Makes pages: what a room shows, within what surrounds every page. Asks the database first, and then renders. */
public final class PageRenderer {

    private final Templates html;
    private final SignInLinks signInLinks;
    private final Function<ServerRequest, Layout> frames;

    /** @param frames finds out what surrounds the answer to a request */
    public PageRenderer(Templates html, SignInLinks signInLinks, Function<ServerRequest, Layout> frames) {
        this.html = html;
        this.signInLinks = signInLinks;
        this.frames = frames;
    }

    /** Where people come in and go out. */
    public SignInLinks signInLinks() {
        return signInLinks;
    }

    /** The page of {@code template}, with {@code model} as its parameter {@code name}. */
    public Response page(ServerRequest request, String template, String name, Object model) {
        return page(Status.OK_200, request, template, name, model);
    }

    /** The page with the form that was sent, to be put right. */
    public Response refused(ServerRequest request, String template, String name, Object model) {
        return page(Status.UNPROCESSABLE_CONTENT_422, request, template, name, model);
    }

    /** A page for who has just signed out. */
    public Response farewell(String template, String name, Object model) {
        return Response.html(html.page(Layout.bare(signInLinks, null), template, name, model));
    }

    private Response page(Status status, ServerRequest request, String template, String name, Object model) {
        var layout = frames.apply(request);
        return Response.html(status, html.page(layout, template, name, model))
                .header(HeaderNames.CACHE_CONTROL, "no-cache");
    }
}
