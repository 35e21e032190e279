package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.html.ErrorMessages;
import com.cruddur.platform.html.FormView;
import com.cruddur.platform.html.Layout;
import com.cruddur.platform.html.Person;
import com.cruddur.platform.html.SignInLinks;
import com.cruddur.platform.html.Templates;
import java.util.Map;
import java.util.function.Function;

/** Renders pages within the layout that all pages share. It loads the layout first. */
public final class PageRenderer {

    private final Templates html;
    private final SignInLinks signInLinks;
    private final Function<Request, Layout> layouts;

    /** @param layouts loads the layout for a request */
    public PageRenderer(Templates html, SignInLinks signInLinks, Function<Request, Layout> layouts) {
        this.html = html;
        this.signInLinks = signInLinks;
        this.layouts = layouts;
    }

    /** Returns the addresses for signing in, up and out. */
    public SignInLinks signInLinks() {
        return signInLinks;
    }

    /** Renders {@code template} with {@code model} as its parameter {@code name}. */
    public Response page(Request request, String template, String name, Object model) {
        return page(200, request, template, name, model);
    }

    /** Renders the page of a refused form, with its values and errors, as status 422. */
    public Response refused(Request request, String template, String name, Object model) {
        return page(422, request, template, name, model);
    }

    /** Renders a form that a rate limit refused. No query: the limit spares the database. */
    public Response limited(
            Request request, String template, Map<String, String> values, Failure.TooManyRequests failure) {
        var form = FormView.limited(values, ErrorMessages.tooOften(request.texts(), failure.retryAfter()));
        return Response.html(429, html.page(partOf(request, "/"), template, "form", form))
                .withHeader(Headers.CACHE_CONTROL, "no-store")
                .withHeader(Headers.RETRY_AFTER, Problems.seconds(failure.retryAfter()));
    }

    /** Renders {@code template} as a part of the page at {@code here}, without the layout that pages share. */
    public Response part(Request request, String here, String template, String name, Object model) {
        return Response.html(html.page(partOf(request, here), template, name, model))
                .withHeader(Headers.CACHE_CONTROL, "no-store");
    }

    /** Renders the form with the id {@code form}, refused: htmx replaces the sent one with it. */
    public Response refusedPart(Request request, String form, String template, String name, Object model) {
        return Response.html(422, html.page(partOf(request, "/"), template, name, model))
                .withHeader(Headers.CACHE_CONTROL, "no-store")
                .withHeader(Headers.HX_RETARGET, "#" + form)
                .withHeader(Headers.HX_RESWAP, "outerHTML");
    }

    private Layout partOf(Request request, String here) {
        var viewer = request.optionalViewer()
                .map(known -> new Person(known.handle(), known.handle()))
                .orElse(null);
        return Layout.part(request.language(), signInLinks, viewer, here);
    }

    /** Renders a page after sign-out: its layout is that of an anonymous reader. */
    public Response signedOut(Request request, String template, String name, Object model) {
        return Response.html(html.page(Layout.bare(request.language(), signInLinks, null), template, name, model));
    }

    private Response page(int status, Request request, String template, String name, Object model) {
        var layout = layouts.apply(request);
        return Response.html(status, html.page(layout, template, name, model))
                .withHeader(Headers.CACHE_CONTROL, "no-cache");
    }
}
