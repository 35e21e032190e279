package com.cruddur.activity;

import com.cruddur.platform.language.Texts;
import com.cruddur.platform.text.Isolated;

/**
 * What other services show of a post where somebody posts a link to it. They keep it after the post is over, so it
 * contains the text only if the author allows that.
 *
 * @param url the absolute address of the post, empty when the service does not know its own
 * @param origin the part of {@code url} before the path
 */
public record LinkPreview(String title, String description, String url, String origin) {

    /** @param showsText whether the author allows the text of their posts in previews */
    static LinkPreview of(Activity activity, boolean showsText, String origin, Texts texts) {
        var author = activity.displayName();
        return new LinkPreview(
                author == null
                        ? texts.of("preview.title-unknown")
                        : texts.of("preview.title", "name", Isolated.of(author)),
                showsText ? activity.message() : texts.of("preview.text"),
                origin.isEmpty() || activity.path() == null ? "" : origin + activity.path(),
                origin);
    }
}
