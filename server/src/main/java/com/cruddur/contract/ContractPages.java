package com.cruddur.contract;

import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Site;

/** The document for people: one page, made of the document itself. */
public final class ContractPages {

    private final ApiDocument document;
    private final String origin;
    private final Site site;

    /** @param origin what the examples talk to */
    public ContractPages(ApiDocument document, String origin, Site site) {
        this.document = document;
        this.origin = origin;
        this.site = site;
    }

    public void routes(Routes routes) {
        routes.get(
                "/docs",
                request -> site.page(request, "docs.jte", "docs", DocsView.of(document, origin))
                        .withEntityTag());
    }
}
