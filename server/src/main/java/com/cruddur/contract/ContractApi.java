package com.cruddur.contract;

import com.cruddur.platform.http.Reply;
import com.cruddur.platform.http.Routes;

/** The document for machines. */
public final class ContractApi {

    private final ApiDocument document;

    public ContractApi(ApiDocument document) {
        this.document = document;
    }

    public void routes(Routes routes) {
        routes.get(
                        "/api/openapi.yaml",
                        _ -> Reply.of("application/yaml", document.yaml()).withEntityTag())
                .get("/api/openapi.json", _ -> Reply.json(document.json()).withEntityTag());
    }
}
