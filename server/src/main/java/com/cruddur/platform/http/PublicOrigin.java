package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The public origin of the service, for links that are used outside of it.
 *
 * @param configured the origin that the operator configured; null to use the request's
 */
public record PublicOrigin(@Nullable String configured) {

    private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");

    /**
     * Returns the origin, such as {@code https://cruddur.example}, without a slash at its end.
     *
     * @throws Failure.BadRequest when none is configured and the request's {@code Host} is invalid
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
