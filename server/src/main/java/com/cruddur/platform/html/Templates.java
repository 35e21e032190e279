package com.cruddur.platform.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Renders the templates of {@code src/main/jte}, which the build compiles. Templates escape every value. */
public final class Templates {

    private static final int USUAL_BYTES = 128 * 1024;

    /** A larger array is not kept for the next page. */
    private static final int MOST_BYTES = 512 * 1024;

    private static final int MOST_OUTPUTS = 8;

    private final TemplateEngine engine;
    private final Assets assets;
    private final Fragments fragments = new Fragments();

    /** Those of finished pages: half of the memory that a page takes would be a new array. */
    private final Queue<PageOutput> idle = new ArrayBlockingQueue<>(MOST_OUTPUTS);

    public Templates(Assets assets) {
        this.assets = assets;
        this.engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, Templates.class.getClassLoader(), "com.cruddur.templates");
        engine.setBinaryStaticContent(true);
    }

    /** Renders {@code template} within {@code layout}, with {@code model} as its parameter {@code name}. */
    public byte[] page(Layout layout, String template, String name, Object model) {
        var parameters = Map.of(name, model, "assets", assets, "fragments", fragments, "layout", layout);
        var output = output();
        engine.render(template, parameters, output);
        var page = output.toByteArray();
        if (output.capacity() <= MOST_BYTES) {
            idle.offer(output);
        }
        return page;
    }

    private PageOutput output() {
        var output = idle.poll();
        if (output == null) {
            return new PageOutput(USUAL_BYTES);
        }
        output.clear();
        return output;
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
