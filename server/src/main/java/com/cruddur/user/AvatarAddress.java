package com.cruddur.user;

import com.cruddur.platform.UrlEncoding;
import com.fasterxml.jackson.annotation.JsonValue;

/** The address of a person's picture, uploaded or generated. */
public record AvatarAddress(String handle) {

    @JsonValue
    public String path() {
        return "/api/users/@%s/avatar".formatted(UrlEncoding.segment(handle));
    }
}
