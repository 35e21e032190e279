package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.language.Language;
import java.time.Duration;

/** The form by which readers choose the language of the pages. A cookie of their browser keeps the choice. */
public final class LanguagePages {

    static final String COOKIE = "cruddur_language";

    /** As long as browsers keep a cookie. */
    private static final Duration KEPT = Duration.ofDays(400);

    private final SessionCookie cookie;

    public LanguagePages(SessionCookie cookie) {
        this.cookie = cookie;
    }

    public Response choose(Request request) {
        var form = Form.of(request);
        var chosen = Language.of(form.text("language")).orElseThrow(() -> new Failure.Invalid("language_unknown"));
        return cookie.set(request, Response.seeOther(form.returnTo()), COOKIE, chosen.tag(), KEPT);
    }
}
