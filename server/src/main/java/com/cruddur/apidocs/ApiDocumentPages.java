package com.cruddur.apidocs;

import com.cruddur.platform.http.PageRenderer;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;

/** Serves the OpenAPI document as an HTML page. */
public final class ApiDocumentPages {

    private final ApiDocument document;
    private final String origin;
    private final PageRenderer renderer;

    /** @param origin the origin that the example calls use */
    public ApiDocumentPages(ApiDocument document, String origin, PageRenderer renderer) {
        this.document = document;
        this.origin = origin;
        this.renderer = renderer;
    }

    public Response docs(Request request) {
        return renderer.page(request, "apidocs/docs.jte", "docs", DocsView.of(document, origin))
                .withEntityTag();
    }
}
