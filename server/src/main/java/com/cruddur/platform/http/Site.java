package com.cruddur.platform.http;

import com.cruddur.platform.html.Doors;
import com.cruddur.platform.html.Frame;
import com.cruddur.platform.html.Html;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.util.function.Function;

/** Makes pages: what a room shows, within what surrounds every page. Asks the database first, and then renders. */
public final class Site {

    private final Html html;
    private final Doors doors;
    private final Function<ServerRequest, Frame> frames;

    /** @param frames finds out what surrounds the answer to a request */
    public Site(Html html, Doors doors, Function<ServerRequest, Frame> frames) {
        this.html = html;
        this.doors = doors;
        this.frames = frames;
    }

    /** Where people come in and go out. */
    public Doors doors() {
        return doors;
    }

    /** The page of {@code template}, with {@code model} as its parameter {@code name}. */
    public Reply page(ServerRequest request, String template, String name, Object model) {
        return page(Status.OK_200, request, template, name, model);
    }

    /** The page with the form that was sent, to be put right. */
    public Reply refused(ServerRequest request, String template, String name, Object model) {
        return page(Status.UNPROCESSABLE_CONTENT_422, request, template, name, model);
    }

    /** A page for who has just signed out. */
    public Reply farewell(String template, String name, Object model) {
        return Reply.html(html.page(Frame.bare(doors, null), template, name, model));
    }

    private Reply page(Status status, ServerRequest request, String template, String name, Object model) {
        var frame = frames.apply(request);
        return Reply.html(status, html.page(frame, template, name, model))
                .header(HeaderNames.CACHE_CONTROL, "no-cache");
    }
}
