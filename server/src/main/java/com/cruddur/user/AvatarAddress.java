package com.cruddur.user;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where people's pictures are. */
public final class AvatarAddress {

    private AvatarAddress() {}

    /** The address of the picture of the person of that handle. */
    public static String of(String handle) {
        return "/api/users/@%s/avatar"
                .formatted(URLEncoder.encode(handle, StandardCharsets.UTF_8).replace("+", "%20"));
    }
}
