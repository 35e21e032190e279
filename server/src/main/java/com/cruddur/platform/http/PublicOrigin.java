package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where people find us, for addresses that leave the service.
 *
 * @param configured the origin that the operator names, null for the one that a request came to
 */
public record PublicOrigin(@Nullable String configured) {

    private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");

    /**
     * Such as {@code https://cruddur.example}, without a slash at its end.
     *
     * @throws Failure.BadRequest when nobody configured one, and the request's {@code Host} is no host
     */
    public String of(Request request) {
        if (configured != null) {
            return configured;
        }
        var authority = request.authority();
        if (!AUTHORITY.matcher(authority).matches()) {
            throw new Failure.BadRequest("The header Host names no host.");
        }
        return (request.isSecure() ? "https://" : "http://") + authority;
    }
}
