package com.cruddur.policy;

import com.cruddur.platform.Directories;
import com.cruddur.platform.OperatorException;
import com.cruddur.platform.http.PageRenderer;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages about, privacy and terms: texts made from the configuration, or the operator's. */
public final class PolicyPages {

    private static final List<String> NAMES = List.of("about", "privacy", "terms");

    private final Map<String, String> own;
    private final PolicyFacts facts;
    private final PageRenderer renderer;

    /**
     * @param directory holds the operator's pages, such as {@code terms.html}, each a part of an HTML document; null
     *     without any
     * @throws OperatorException when {@code directory} has none of the pages, or one cannot be read
     */
    public PolicyPages(@Nullable Path directory, PolicyFacts facts, PageRenderer renderer) {
        this.own = directory == null ? Map.of() : read(directory);
        this.facts = facts;
        this.renderer = renderer;
    }

    public Response about(Request request) {
        return page(request, "about");
    }

    public Response privacy(Request request) {
        return page(request, "privacy");
    }

    public Response terms(Request request) {
        return page(request, "terms");
    }

    private Response page(Request request, String name) {
        var view = new PolicyView(own.get(name), facts);
        return renderer.page(request, "policy/" + name + ".jte", "policy", view);
    }

    private static Map<String, String> read(Path directory) {
        var found = new HashMap<String, String>();
        for (var name : NAMES) {
            var file = directory.resolve(name + ".html");
            if (Files.exists(file)) {
                found.put(name, read(directory, file));
            }
        }
        if (found.isEmpty()) {
            throw new OperatorException(
                    "PAGES_DIR names %s, which has no about.html, privacy.html or terms.html".formatted(directory));
        }
        return Map.copyOf(found);
    }

    private static String read(Path directory, Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new OperatorException(
                    "PAGES_DIR names %s, whose %s cannot be read (%s)"
                            .formatted(directory, file.getFileName(), Directories.cause(e)),
                    e);
        }
    }
}
