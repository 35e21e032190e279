package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The origin under which people reach the service, for links that are used outside of it.
 *
 * @param configured the origin that the operator configured; null to use the one that a request names
 */
public record PublicOrigin(@Nullable String configured) {

    private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");

    /**
     * The origin, such as {@code https://cruddur.example}, without a slash at its end.
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
