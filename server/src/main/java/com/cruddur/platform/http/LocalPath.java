package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import java.util.regex.Pattern;

/** The address on this site at which a request asks to continue. Addresses on other sites are refused. */
public final class LocalPath {

    /** Visible ASCII after a single slash. Browsers treat a backslash as a slash, and two slashes as another host. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]{0,500}");

    private LocalPath() {}

    /**
     * Returns the address in the query's {@code parameter}; the home feed when it is missing.
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

    /** Returns the address of {@code request} itself; the home feed when it has unusual characters or is too long. */
    public static String of(Request request) {
        var path = request.pathAndQuery();
        return isLocal(path) ? path : "/";
    }

    /** Returns whether {@code path} is an address on this site. */
    public static boolean isLocal(String path) {
        return LOCAL.matcher(path).matches();
    }
}
