package com.cruddur.platform.html;

import com.cruddur.platform.UrlEncoding;

/** A person as pages name them. */
public record Person(String handle, String displayName) {

    /** Returns the address of the person's page. */
    public String path() {
        return "/@" + encoded();
    }

    /** Returns the address of the person's feed for feed readers. */
    public String feedPath() {
        return path() + "/feed.atom";
    }

    /** Returns the address of the person's picture. */
    public String picture() {
        return "/api/users/@" + encoded() + "/avatar";
    }

    private String encoded() {
        return UrlEncoding.segment(handle);
    }
}
