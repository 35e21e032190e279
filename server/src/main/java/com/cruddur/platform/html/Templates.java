package com.cruddur.platform.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders the templates of {@code src/main/jte}, which the build compiles. Templates escape every value. */
public final class Templates {

    private final TemplateEngine engine;
    private final Assets assets;

    public Templates(Assets assets) {
        this.assets = assets;
        this.engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, Templates.class.getClassLoader(), "com.cruddur.templates");
        engine.setBinaryStaticContent(true);
    }

    /** Renders {@code template} within {@code layout}, with {@code model} as its parameter {@code name}. */
    public byte[] page(Layout layout, String template, String name, Object model) {
        var output = new PageOutput();
        engine.render(template, Map.of(name, model, "assets", assets, "layout", layout), output);
        return output.toByteArray();
    }

    /** Renders the error page. */
    public byte[] error(Layout layout, ErrorView error) {
        return page(layout, "layout/error.jte", "error", error);
    }

    /**
     * The content of the error page.
     *
     * @param detail one or two sentences of cause or advice
     * @param again the address to try again, null where that does not help
     */
    public record ErrorView(
            int status,
            String title,
            String detail,
            @Nullable String again,
            String requestId) {}
}
