package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.html.ErrorMessages;
import com.cruddur.platform.html.Layout;
import com.cruddur.platform.html.Person;
import com.cruddur.platform.html.SignInLinks;
import com.cruddur.platform.html.Templates;
import com.cruddur.platform.html.Templates.ErrorView;
import com.cruddur.platform.json.Json;
import com.cruddur.platform.language.Language;
import java.time.Duration;

/**
 * Converts failures to responses: a page for browsers, else problem+json
 * (<a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>). A response does not explain faults of the service;
 * its request id leads to the cause in the log.
 */
public final class Problems {

    private record Problem(String type, String title, int status, String detail, String requestId) {}

    private final Json json;
    private final Templates html;
    private final SignInLinks signInLinks;

    public Problems(Json json, Templates html, SignInLinks signInLinks) {
        this.json = json;
        this.html = html;
        this.signInLinks = signInLinks;
    }

    /** Returns the response to a request that failed with {@code failure}. */
    Response reply(Request request, Failure failure) {
        var detail = String.valueOf(failure.getMessage());
        return switch (failure) {
            case Failure.BadRequest _ -> reply(request, 400, "Bad Request", detail);
            case Failure.Invalid invalid -> invalid(request, invalid);
            case Failure.Unauthorized _ -> unauthorized(request, detail);
            case Failure.Forbidden _ -> reply(request, 403, "Forbidden", detail);
            case Failure.RequestTimeout _ -> reply(request, 408, "Request Timeout", detail);
            case Failure.Conflict _ -> reply(request, 409, "Conflict", detail);
            case Failure.TooLarge _ -> reply(request, 413, "Content Too Large", detail);
            case Failure.NotFound _ -> reply(request, 404, "Not Found", detail);
            case Failure.Gone _ -> reply(request, 410, "Gone", detail);
            case Failure.MethodNotAllowed notAllowed ->
                reply(request, 405, "Method Not Allowed", detail)
                        .withHeader(Headers.ALLOW, String.join(", ", notAllowed.allowed()));
            case Failure.TooManyRequests tooMany ->
                tooMany(request, tooMany).withHeader(Headers.RETRY_AFTER, seconds(tooMany.retryAfter()));
            case Failure.Unavailable unavailable ->
                reply(request, 503, "Service Unavailable", detail)
                        .withHeader(Headers.RETRY_AFTER, seconds(unavailable.retryAfter()));
        };
    }

    private Response tooMany(Request request, Failure.TooManyRequests failure) {
        var words = ErrorMessages.tooOften(request.texts(), failure.retryAfter());
        if (wantsPage(request)) {
            return page(request, 429, words);
        }
        var detail = request.wantsPart() ? words : String.valueOf(failure.getMessage());
        return plain(request.id(), 429, "Too Many Requests", detail);
    }

    /** Redirects browsers to the sign-in page, which leads back to the requested page. */
    private Response unauthorized(Request request, String detail) {
        if (wantsPage(request) && signInLinks.signIn() != null) {
            var here = request.method().equals("GET") ? LocalPath.of(request) : "/";
            return Response.seeOther(signInLinks.signInFrom(here)).withHeader(Headers.CACHE_CONTROL, "no-store");
        }
        return reply(request, 401, "Unauthorized", detail).withHeader(Headers.WWW_AUTHENTICATE, "Bearer");
    }

    static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }

    /** Returns the response to a request that failed with any other exception. */
    Response unforeseen(Request request) {
        return reply(
                request,
                500,
                "Internal Server Error",
                "Something went wrong on our side. The request id helps to find out what.");
    }

    /** Front ends expect the codes in a bare array. */
    private Response invalid(Request request, Failure.Invalid invalid) {
        return wantsPage(request)
                ? page(request, 422, ErrorMessages.of(request.texts(), invalid.codes()))
                : Response.of(422, "application/json", json.write(invalid.codes()))
                        .withHeader(Headers.CACHE_CONTROL, "no-store");
    }

    /** Returns a problem as JSON. */
    Response plain(String id, int status, String title, String detail) {
        var problem = new Problem("about:blank", title, status, detail, id);
        return Response.of(status, "application/problem+json", json.write(problem))
                .withHeader(Headers.CACHE_CONTROL, "no-store");
    }

    private Response reply(Request request, int status, String title, String detail) {
        if (wantsPage(request)) {
            return page(request, status, words(request.language(), status, detail));
        }
        var shown = request.wantsPart() ? words(request.language(), status, detail) : detail;
        return plain(request.id(), status, title, shown);
    }

    /** Returns what a page says about a failure with the English message {@code detail}. */
    private static String words(Language language, int status, String detail) {
        return switch (status) {
            case 405 -> language.texts().of("error.405.detail");
            case 413 -> language.texts().of("error.413.detail");
            default ->
                language.failure(detail)
                        .orElseGet(() -> language == Language.ENGLISH
                                ? detail
                                : language.texts().of("error.otherwise"));
        };
    }

    private Response page(Request request, int status, String words) {
        var viewer = request.identification()
                .known()
                .map(known -> new Person(known.handle(), known.handle()))
                .orElse(null);
        var again = request.isSafe() && (status == 429 || status >= 500) ? request.pathAndQuery() : null;
        var heading = request.texts().of("error." + status);
        var view = new ErrorView(status, heading, words, again, request.id());
        var page = html.error(Layout.bare(request.language(), signInLinks, viewer), view);
        return Response.html(status, page).withHeader(Headers.CACHE_CONTROL, "no-store");
    }

    static boolean wantsPage(Request request) {
        return !request.path().startsWith("/api/")
                && request.header(Headers.ACCEPT).orElse("").contains("text/html");
    }
}
