package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import java.util.regex.Pattern;

/** An address on this site that a request names to continue at; addresses of other sites are refused. */
public final class LocalPath {

    /** Visible ASCII from a single slash on. Browsers read a backslash as a slash, and two slashes as another host. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]{0,500}");

    private LocalPath() {}

    /**
     * The address in the query's {@code parameter}; the home feed when it is missing.
     *
     * @throws Failure.BadRequest when it is on another site
     */
    public static String of(Request request, String parameter) {
        var path = request.query(parameter).orElse("/");
        if (!isLocal(path)) {
            throw new Failure.BadRequest("%s has to be an address of this site, such as /.".formatted(parameter));
        }
        return path;
    }

    /** The address of {@code request} itself; the home feed when that contains unusual characters or is too long. */
    public static String of(Request request) {
        var path = request.pathAndQuery();
        return isLocal(path) ? path : "/";
    }

    /** Whether {@code path} is an address on this site. */
    public static boolean isLocal(String path) {
        return LOCAL.matcher(path).matches();
    }
}
