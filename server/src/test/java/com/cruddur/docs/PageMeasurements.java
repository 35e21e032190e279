package com.cruddur.docs;

import com.cruddur.testing.Browser;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.SampleData;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Measures what the home page costs a reader, for {@code bench/pages}: bytes on the way, the first paint with a
 * processor of a quarter of the speed, and how far the layout shifts. Writes a table to {@code target/pages.md}.
 */
class PageMeasurements {

    private static final int ROUNDS = 7;
    private static final String HOME = "/?limit=20";

    /** Playwright halts a service worker as it starts, which delays the page; without Playwright the worker costs nothing. */
    private static final String NO_WORKER = "navigator.serviceWorker.register = () => Promise.reject()";

    private static final String FIRST_PAINT =
            "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1";

    private static final String SHIFT = """
            () => new Promise(resolve => {
              let sum = 0;
              new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
                .observe({ type: "layout-shift", buffered: true });
              requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
            })
            """;

    /** A load of the page. */
    private record Load(double bytes, double requests, double firstPaint, double shift) {}

    @Test
    void measure() throws IOException {
        var table = new ArrayList<String>();
        table.add("| home page of 20 posts | requests | bytes | first contentful paint | layout shift |");
        table.add("|---|---|---|---|---|");
        try (var cruddur = Cruddur.start(Map.of("CACHE_TIME", "1s"));
                var browser = new Browser()) {
            SampleData.insert(cruddur.database(), 500, 5_000);
            for (var signedIn : List.of(false, true)) {
                var first = new ArrayList<Load>();
                var repeated = new ArrayList<Load>();
                for (var round = 0; round < ROUNDS; round++) {
                    var page = browser.open();
                    page.addInitScript(NO_WORKER);
                    if (signedIn) {
                        Browser.signIn(page.context(), cruddur, "reader");
                    }
                    first.add(load(page, cruddur.url() + HOME));
                    repeated.add(load(page, cruddur.url() + HOME));
                    page.context().close();
                }
                var who = signedIn ? "signed in" : "signed out";
                table.add(line(who + ", first view", first));
                table.add(line(who + ", repeated view", repeated));
            }
        }
        table.add("");
        table.add("Load average " + Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0] + ".");
        Files.write(Path.of("target", "pages.md"), table);
    }

    private static Load load(Page page, String url) {
        var session = page.context().newCDPSession(page);
        session.send("Network.enable");
        var rate = new JsonObject();
        rate.addProperty("rate", 4);
        session.send("Emulation.setCPUThrottlingRate", rate);
        var bytes = bytesOf(session);
        page.navigate(url);
        page.waitForCondition(() -> number(page.evaluate(FIRST_PAINT)) >= 0);
        var load = new Load(
                bytes.stream().mapToDouble(Double::doubleValue).sum(),
                bytes.stream().filter(one -> one > 0).count(),
                number(page.evaluate(FIRST_PAINT)),
                number(page.evaluate(SHIFT)));
        session.detach();
        return load;
    }

    /** The bytes of each response on the way; none for what the browser has kept. */
    private static List<Double> bytesOf(CDPSession session) {
        var bytes = new ArrayList<Double>();
        session.on(
                "Network.loadingFinished",
                event -> bytes.add(event.get("encodedDataLength").getAsDouble()));
        return bytes;
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static String line(String what, List<Load> loads) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.1f kB | %.0f ms | %.3f |",
                what,
                median(loads.stream().map(Load::requests).toList()),
                median(loads.stream().map(Load::bytes).toList()) / 1000,
                median(loads.stream().map(Load::firstPaint).toList()),
                median(loads.stream().map(Load::shift).toList()));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
