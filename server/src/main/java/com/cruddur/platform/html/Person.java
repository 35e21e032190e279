package com.cruddur.platform.html;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

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
        return URLEncoder.encode(handle, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
