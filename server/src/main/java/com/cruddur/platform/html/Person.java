package com.cruddur.platform.html;

import com.cruddur.platform.UrlEncoding;
import org.jspecify.annotations.Nullable;

/**
 * A person as pages name them.
 *
 * @param avatarVersion the version of the picture that they uploaded, null without one; pages draw the initials then
 */
public record Person(
        String handle, String displayName, @Nullable String avatarVersion) {

    /** A person whose picture is not shown. */
    public Person(String handle, String displayName) {
        this(handle, displayName, null);
    }

    /** Returns the address of the person's page. */
    public String path() {
        return "/@" + encoded();
    }

    /** Returns the address of the person's feed for feed readers. */
    public String feedPath() {
        return path() + "/feed.atom";
    }

    /** Returns the address of the picture that they uploaded, which changes with the picture; null without one. */
    public @Nullable String picture() {
        return avatarVersion == null
                ? null
                : "/api/users/@%s/avatar?v=%s".formatted(encoded(), UrlEncoding.parameter(avatarVersion));
    }

    private String encoded() {
        return UrlEncoding.segment(handle);
    }
}
