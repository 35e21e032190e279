package com.cruddur.search;

import com.cruddur.platform.UrlEncoding;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.json.Json;

/** Search and discovery as JSON. */
public final class SearchApi {

    private static final String ACTIVITIES = "/api/activities/search";

    private final Search search;
    private final Discovery discovery;
    private final Json json;

    public SearchApi(Search search, Discovery discovery, Json json) {
        this.search = search;
        this.discovery = discovery;
        this.json = json;
    }

    public Response activities(Request request) {
        var term = SearchTerm.of(request);
        var wanted = PageRequest.of(request);
        var page = search.activities(request.viewerUuid(), term, wanted);
        var path = ACTIVITIES + "?term=" + UrlEncoding.parameter(term.text());
        return list(page.items()).withLinks(page, path, wanted);
    }

    public Response people(Request request) {
        var term = SearchTerm.of(request);
        return list(search.people(request.viewerUuid(), term, limit(request)).stream()
                .map(Search.FoundPerson::person)
                .toList());
    }

    public Response suggestions(Request request) {
        return list(discovery.people(request.viewerUuid(), limit(request)));
    }

    public Response hashtags(Request request) {
        return list(discovery.hashtags(SearchTerm.of(request), limit(request)));
    }

    public Response trending(Request request) {
        return list(discovery.trending(limit(request)));
    }

    private static int limit(Request request) {
        return PageRequest.of(request).limit();
    }

    private Response list(Object items) {
        return Response.json(json.write(items)).withEntityTag();
    }
}
