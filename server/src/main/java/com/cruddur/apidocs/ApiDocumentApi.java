package com.cruddur.apidocs;

import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;

/** Serves the OpenAPI document as YAML and JSON. */
public final class ApiDocumentApi {

    private final ApiDocument document;

    public ApiDocumentApi(ApiDocument document) {
        this.document = document;
    }

    public Response yaml(Request request) {
        return Response.of("application/yaml", document.yaml()).withEntityTag();
    }

    public Response json(Request request) {
        return Response.json(document.json()).withEntityTag();
    }
}
