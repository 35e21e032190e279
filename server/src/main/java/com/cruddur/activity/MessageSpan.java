package com.cruddur.activity;

import com.cruddur.platform.UrlEncoding;

/**
 * A part of a message.
 *
 * @param text the part as written
 * @param target the hashtag in its stored form, the handle, or the address; empty in plain text
 */
public record MessageSpan(Kind kind, String text, String target) {

    /** The kind of a part. */
    public enum Kind {
        PLAIN,
        HASHTAG,
        MENTION,
        /** An address over http or https. */
        LINK
    }

    /** The address that the part links to, empty in plain text. */
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
