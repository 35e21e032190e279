package com.cruddur.platform.html;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.time.Duration;

/**
 * Remembers parts of pages that are alike for many readers, such as a post in a feed, which takes longer to render than
 * to read from the database. A part is found by a key that equals another key only if both parts are alike, so a
 * remembered part is never outdated: a post that changes has another key.
 */
public final class Fragments {

    private static final int MOST_BYTES = 8 * 1024 * 1024;

    /** What a part takes besides its bytes, roughly: the key with the text of a post. */
    private static final int OVERHEAD = 1000;

    /** A post is not kept in memory for much longer than pages show it. */
    private static final Duration TIME = Duration.ofMinutes(2);

    private static final int USUAL_BYTES = 8 * 1024;

    private final Cache<Object, byte[]> parts = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Object _, byte[] part) -> part.length + OVERHEAD)
            .expireAfterWrite(TIME)
            .build();

    /**
     * Returns {@code content}, which is rendered only if no part with {@code key} is remembered.
     *
     * @param key everything that the content depends on
     */
    public Content of(Object key, Content content) {
        return output -> {
            var part = parts.getIfPresent(key);
            if (part == null) {
                part = render(content);
                parts.put(key, part);
            }
            output.writeBinaryContent(part);
        };
    }

    private static byte[] render(Content content) {
        var output = new PageOutput(USUAL_BYTES);
        content.writeTo(new OwaspHtmlTemplateOutput(output));
        return output.toByteArray();
    }
}
