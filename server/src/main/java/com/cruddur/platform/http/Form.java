package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.IdempotencyKey;
import com.cruddur.platform.html.FormView;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A form of one of our pages, sent as {@code application/x-www-form-urlencoded}.
 *
 * @param values by field; the first value of a repeated field
 * @param retryKey identifies the submission, null in a form without {@link FormView#KEY}. It binds the key that the page
 *     was rendered with to what was typed: a second press of the button repeats the submission, while other words after
 *     going back in the browser are a new one.
 */
public record Form(Map<String, String> values, @Nullable IdempotencyKey retryKey) {

    /**
     * Reads the form in the body of {@code request}.
     *
     * @throws Failure.Forbidden when another site's page sent it
     * @throws Failure.BadRequest when it is malformed
     */
    public static Form of(Request request) {
        request.identification().refuseForeignForm();
        var values = UrlEncodedFields.all(request.body());
        return new Form(values, values.containsKey(FormView.KEY) ? RetryKey.ofForm(request) : null);
    }

    /**
     * Returns the text typed into {@code field}, empty when it is missing. Line ends are normalised from CRLF to LF.
     */
    public String text(String field) {
        return values.getOrDefault(field, "").replace("\r\n", "\n");
    }

    /**
     * Returns the address to continue at: the field {@code return_to}, or the home feed when it is missing or on
     * another site.
     */
    public String returnTo() {
        var path = values.getOrDefault("return_to", "/");
        return LocalPath.isLocal(path) ? path : "/";
    }

    /** Returns the address to continue at, which says that {@code done} was done. */
    public String returnToSaying(String done) {
        return saying(done, here());
    }

    /** Returns the same, but the home feed in place of the page of {@code gone}, which is no more. */
    public String returnToSaying(String done, UUID gone) {
        return saying(done, here().contains(gone.toString()) ? "/" : here());
    }

    private static String saying(String done, String path) {
        return path + (path.contains("?") ? '&' : '?') + "done=" + done;
    }

    /** Returns the address of the page with the form, for a response that is a part of that page. */
    public String here() {
        return returnTo().replaceFirst("#.*", "");
    }

    /**
     * Returns the address to continue at, with the id of what the form created. Without the id the browser would store
     * the next page in place of the page with the form, and going back would show a form with another key.
     */
    public String returnTo(String name, UUID created) {
        var path = here();
        return path + (path.contains("?") ? '&' : '?') + name + '=' + created;
    }
}
