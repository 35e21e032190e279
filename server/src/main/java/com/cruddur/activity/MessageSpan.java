package com.cruddur.activity;

import com.cruddur.platform.UrlEncoding;

/**
 * A part of a message.
 *
 * @param text the part as it was written
 * @param target the hashtag as it is stored, the handle, or the address; empty in plain text
 */
public record MessageSpan(Kind kind, String text, String target) {

    /** What a part of a message is. */
    public enum Kind {
        PLAIN,
        HASHTAG,
        MENTION,
        /** To another site, over http or https. */
        LINK
    }

    /** Where it leads, empty when nowhere. */
    public String href() {
        return switch (kind) {
            case PLAIN -> "";
            case HASHTAG -> "/hashtags/" + encoded();
            case MENTION -> "/@" + encoded();
            case LINK -> target;
        };
    }

    private String encoded() {
        return UrlEncoding.segment(target);
    }
}
