package com.cruddur.apidocs;

import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.Routes;

/** The document for machines. */
public final class ApiDocumentApi {

    private final ApiDocument document;

    public ApiDocumentApi(ApiDocument document) {
        this.document = document;
    }

    public void routes(Routes routes) {
        routes.get(
                        "/api/openapi.yaml",
                        _ -> Response.of("application/yaml", document.yaml()).withEntityTag())
                .get("/api/openapi.json", _ -> Response.json(document.json()).withEntityTag());
    }
}
