package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.html.Assets;

/**
 * Serves style sheet, script and icon. Their addresses contain a hash of the content, so browsers may cache them
 * forever.
 */
public final class AssetPages {

    private final Assets assets;

    public AssetPages(Assets assets) {
        this.assets = assets;
    }

    public Response show(Request request) {
        return assets.at(request.path())
                .map(asset -> Response.of(asset.mediaType(), asset.bytes())
                        .withEntityTag()
                        .withHeader(Headers.CACHE_CONTROL, "public, max-age=31536000, immutable"))
                .orElseThrow(() -> new Failure.NotFound("There is no such asset."));
    }
}
