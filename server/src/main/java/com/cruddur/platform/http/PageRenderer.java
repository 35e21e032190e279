package com.cruddur.platform.http;

import com.cruddur.platform.html.Layout;
import com.cruddur.platform.html.SignInLinks;
import com.cruddur.platform.html.Templates;
import java.util.function.Function;

/** Renders pages within the layout that all pages share. Loads the layout first, then renders. */
public final class PageRenderer {

    private final Templates html;
    private final SignInLinks signInLinks;
    private final Function<Request, Layout> layouts;

    /** @param layouts loads what surrounds the page that answers a request */
    public PageRenderer(Templates html, SignInLinks signInLinks, Function<Request, Layout> layouts) {
        this.html = html;
        this.signInLinks = signInLinks;
        this.layouts = layouts;
    }

    /** The addresses to sign in, up and out at. */
    public SignInLinks signInLinks() {
        return signInLinks;
    }

    /** The page of {@code template}, with {@code model} as its parameter {@code name}. */
    public Response page(Request request, String template, String name, Object model) {
        return page(200, request, template, name, model);
    }

    /** The page with the form that was sent and its errors, with status 422. */
    public Response refused(Request request, String template, String name, Object model) {
        return page(422, request, template, name, model);
    }

    /** A page for somebody who has just signed out: its layout shows nobody. */
    public Response signedOut(String template, String name, Object model) {
        return Response.html(html.page(Layout.bare(signInLinks, null), template, name, model));
    }

    private Response page(int status, Request request, String template, String name, Object model) {
        var layout = layouts.apply(request);
        return Response.html(status, html.page(layout, template, name, model))
                .withHeader(Headers.CACHE_CONTROL, "no-cache");
    }
}
