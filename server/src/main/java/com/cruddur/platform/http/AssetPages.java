package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.html.Assets;
import com.cruddur.platform.html.Assets.Asset;
import com.cruddur.platform.http.Route.Handler;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Serves style sheet, scripts and icons. The addresses below {@code /assets} contain a hash of the content, so browsers
 * may cache these files forever. They ask for the service worker each time, whose address stays.
 */
public final class AssetPages implements Handler {

    private static final String WORKER = "/worker.js";

    private final Map<String, Response> responses;

    /** Compresses all files. */
    public AssetPages(Assets assets) {
        responses = assets.all().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, file -> response(file.getKey(), file.getValue())));
    }

    private static Response response(String path, Asset asset) {
        var response = Response.of(asset.mediaType(), asset.bytes())
                .withEntityTag()
                .withHeader(Headers.CACHE_CONTROL, cacheControl(path))
                .compressedOnce();
        var _ = response.negotiated(ContentCoding.GZIP).body();
        return response;
    }

    private static String cacheControl(String path) {
        if (path.startsWith("/assets/")) {
            return "public, max-age=31536000, immutable";
        }
        return path.equals(WORKER) ? "public, no-cache" : "public, max-age=86400";
    }

    @Override
    public Response handle(Request request) {
        return ready(request).orElseThrow(() -> new Failure.NotFound("There is no such asset."));
    }

    @Override
    public Optional<Response> ready(Request request) {
        return Optional.ofNullable(responses.get(request.path()));
    }
}
