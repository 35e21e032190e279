package com.cruddur.platform.html;

import com.cruddur.platform.UrlEncoding;

/** Somebody as a page names them. */
public record Person(String handle, String displayName) {

    /** The address of their page. */
    public String path() {
        return "/@" + encoded();
    }

    /** The address of their picture. */
    public String picture() {
        return "/api/users/@" + encoded() + "/avatar";
    }

    private String encoded() {
        return UrlEncoding.segment(handle);
    }
}
