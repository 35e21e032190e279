package com.cruddur.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/**
 * Accessibility faults of a page in a browser, as axe finds them. Axe runs in the page itself, because
 * {@code AxeBuilder.analyze()} opens a further window each time, which takes longer than most rules.
 */
public final class Accessibility {

    /** Three quarters of axe's time: it searches what is painted behind each text. */
    private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");

    private static final String RUN = """
            disabled => axe
                .run({
                    resultTypes: ["violations"],
                    preload: false,
                    rules: Object.fromEntries(disabled.map(rule => [rule, { enabled: false }]))
                })
                .then(result => result.violations.flatMap(rule => rule.nodes.map(
                    node => `${rule.id} ${node.target} ${node.html.slice(0, 200)}`)))
            """;

    private Accessibility() {}

    /** The violated rules, with the elements that violate them. */
    public static List<String> violations(Page page) {
        return run(page, List.of());
    }

    /** The violated rules but those of colours, for a page whose colours are verified at another width. */
    public static List<String> violationsBesideColours(Page page) {
        return run(page, COLOURS);
    }

    private static List<String> run(Page page, List<String> disabled) {
        if (Boolean.TRUE.equals(page.evaluate("window.axe === undefined"))) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        return ((List<?>) page.evaluate(RUN, disabled))
                .stream().map(Object::toString).toList();
    }
}
