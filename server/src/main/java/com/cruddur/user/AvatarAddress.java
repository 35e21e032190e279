package com.cruddur.user;

import com.cruddur.platform.UrlEncoding;

/** Where people's pictures are. */
public final class AvatarAddress {

    private AvatarAddress() {}

    /** The address of the picture of the person of that handle. */
    public static String of(String handle) {
        return "/api/users/@%s/avatar".formatted(UrlEncoding.segment(handle));
    }
}
