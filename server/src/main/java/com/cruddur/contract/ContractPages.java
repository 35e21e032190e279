package com.cruddur.contract;

import com.cruddur.platform.html.Html;
import com.cruddur.platform.http.Reply;
import com.cruddur.platform.http.Routes;

/** The document for people: one page, made of the document itself. */
public final class ContractPages {

    private final ApiDocument document;
    private final String origin;
    private final Html html;

    /** @param origin what the examples talk to */
    public ContractPages(ApiDocument document, String origin, Html html) {
        this.document = document;
        this.origin = origin;
        this.html = html;
    }

    public void routes(Routes routes) {
        routes.get(
                "/docs",
                _ -> Reply.html(html.page("docs.jte", "docs", DocsView.of(document, origin)))
                        .withEntityTag());
    }
}
