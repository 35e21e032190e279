package com.cruddur.feed;

import com.cruddur.platform.Failure;
import java.text.Normalizer;
import java.util.Locale;

/**
 * A hashtag as it is stored: without the #, in one form of Unicode, in lower case.
 *
 * @param name what follows the #
 */
record Hashtag(String name) {

    private static final int MOST = 100;

    /**
     * Reads one as people write it, with or without the #.
     *
     * @throws Failure.NotFound when nothing can carry it
     */
    static Hashtag of(String text) {
        var bare = text.startsWith("#") ? text.substring(1) : text;
        var name = Normalizer.normalize(bare, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        if (name.isBlank() || name.indexOf('\0') >= 0 || name.codePointCount(0, name.length()) > MOST) {
            throw new Failure.NotFound("This is no hashtag.");
        }
        return new Hashtag(name);
    }
}
