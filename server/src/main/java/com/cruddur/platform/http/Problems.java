package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.html.ErrorView;
import com.cruddur.platform.html.Layout;
import com.cruddur.platform.html.Person;
import com.cruddur.platform.html.SignInLinks;
import com.cruddur.platform.html.Templates;
import com.cruddur.platform.json.Json;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;

/**
 * The one place where a failure becomes an answer: a page for browsers, else problem+json
 * (<a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>). What the caller did not cause is not explained to
 * it: the request id leads to the cause in the log.
 */
final class Problems {

    private record Problem(String type, String title, int status, String detail, String requestId) {}

    private final Json json;
    private final Templates html;
    private final SignInLinks signInLinks;

    Problems(Json json, Templates html, SignInLinks signInLinks) {
        this.json = json;
        this.html = html;
        this.signInLinks = signInLinks;
    }

    /** The answer to a request that failed as {@code failure} tells. */
    Response reply(ServerRequest request, RequestId id, Failure failure) {
        var detail = String.valueOf(failure.getMessage());
        return switch (failure) {
            case Failure.BadRequest _ -> reply(request, id, Status.BAD_REQUEST_400, detail);
            case Failure.Invalid invalid -> invalid(request, id, invalid);
            case Failure.Unauthorized _ -> unauthorized(request, id, detail);
            case Failure.Forbidden _ -> reply(request, id, Status.FORBIDDEN_403, detail);
            case Failure.Conflict _ -> reply(request, id, Status.CONFLICT_409, detail);
            case Failure.TooLarge _ -> reply(request, id, Status.REQUEST_ENTITY_TOO_LARGE_413, detail);
            case Failure.NotFound _ -> reply(request, id, Status.NOT_FOUND_404, detail);
            case Failure.MethodNotAllowed notAllowed ->
                reply(request, id, Status.METHOD_NOT_ALLOWED_405, detail)
                        .header(HeaderNames.ALLOW, String.join(", ", notAllowed.allowed()));
            case Failure.TooManyRequests tooMany ->
                reply(request, id, Status.TOO_MANY_REQUESTS_429, detail)
                        .header(HeaderNames.RETRY_AFTER, seconds(tooMany.retryAfter()));
            case Failure.Unavailable unavailable ->
                reply(request, id, Status.SERVICE_UNAVAILABLE_503, detail)
                        .header(HeaderNames.RETRY_AFTER, seconds(unavailable.retryAfter()));
        };
    }

    /** Who asks for a page is led to sign in, and from there to the page. */
    private Response unauthorized(ServerRequest request, RequestId id, String detail) {
        if (wantsPage(request) && signInLinks.signIn() != null) {
            var here = request.prologue().method().equals(Method.GET) ? LocalPath.of(request) : "/";
            return Response.seeOther(signInLinks.signInFrom(here)).header(HeaderNames.CACHE_CONTROL, "no-store");
        }
        return reply(request, id, Status.UNAUTHORIZED_401, detail).header(HeaderNames.WWW_AUTHENTICATE, "Bearer");
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }

    /** The answer when something went wrong that nobody foresaw. */
    Response unforeseen(ServerRequest request, RequestId id) {
        return reply(
                request,
                id,
                Status.INTERNAL_SERVER_ERROR_500,
                "Something went wrong on our side. The request id helps to find out what.");
    }

    /** Front ends look for the codes in a bare array. */
    private Response invalid(ServerRequest request, RequestId id, Failure.Invalid invalid) {
        var status = Status.UNPROCESSABLE_CONTENT_422;
        return wantsPage(request)
                ? reply(request, id, status, String.valueOf(invalid.getMessage()))
                : Response.json(status, json.write(invalid.codes())).header(HeaderNames.CACHE_CONTROL, "no-store");
    }

    /** A problem as JSON, for where no page can be shown. */
    Response plain(RequestId id, Status status, String detail) {
        var problem = new Problem("about:blank", status.reasonPhrase(), status.code(), detail, id.value());
        return Response.problem(status, json.write(problem)).header(HeaderNames.CACHE_CONTROL, "no-store");
    }

    private Response reply(ServerRequest request, RequestId id, Status status, String detail) {
        if (!wantsPage(request)) {
            return plain(id, status, detail);
        }
        var viewer = Identification.of(request)
                .known()
                .map(known -> new Person(known.handle(), known.handle()))
                .orElse(null);
        var page = html.error(
                Layout.bare(signInLinks, viewer),
                new ErrorView(status.code(), status.reasonPhrase(), detail, id.value()));
        return Response.html(status, page).header(HeaderNames.CACHE_CONTROL, "no-store");
    }

    private static boolean wantsPage(ServerRequest request) {
        return !request.path().rawPath().startsWith("/api/")
                && request.headers().first(HeaderNames.ACCEPT).orElse("").contains("text/html");
    }
}
