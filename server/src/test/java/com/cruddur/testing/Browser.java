package com.cruddur.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tabs of a real Chromium, which sends nothing over the network but what a test opens. The tests of a process share one
 * Chromium, which ends with the process; each tab has its own cookies. The headless shell is preferred: the desktop's
 * Chromium draws a whole window for each tab, which nearly doubles the processor time of these tests.
 */
public final class Browser implements AutoCloseable {

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static com.microsoft.playwright.@Nullable Browser chromium;

    private final List<BrowserContext> contexts = new ArrayList<>();

    /** The Chromium that the environment variable {@code CHROMIUM} names, or the system's. */
    private static synchronized com.microsoft.playwright.Browser chromium() {
        if (chromium == null) {
            chromium = Playwright.create(
                            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable())
                            .setArgs(QUIET));
        }
        return chromium;
    }

    /** A tab that is so wide and high, in CSS pixels; what its console complains of goes to {@code complaints}. */
    public Page open(int width, int height, boolean javaScript, List<String> complaints) {
        BrowserContext context = chromium()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setJavaScriptEnabled(javaScript));
        contexts.add(context);
        var page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onRequestFailed(request -> complaints.add("failed: " + request.url()));
        return page;
    }

    /** A tab of a desktop's size, of a reader in the time zone {@code zone} with the language {@code locale}. */
    public Page open(ZoneId zone, Locale locale) {
        BrowserContext context = chromium()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setTimezoneId(zone.getId())
                        .setLocale(locale.toLanguageTag()));
        contexts.add(context);
        return context.newPage();
    }

    /** Gives all tabs of {@code context} a session of that person. */
    public static void signIn(BrowserContext context, Cruddur cruddur, String handle) {
        context.addCookies(
                List.of(new Cookie("cruddur_session", cruddur.database().signIn(handle)).setUrl(cruddur.url())));
    }

    /** A tab of a desktop's size. */
    public Page open() {
        return open(1280, 900, true, new ArrayList<>());
    }

    /** Where {@code links} lead, each address once. */
    public static Set<String> links(Locator links) {
        var addresses = (List<?>) links.evaluateAll("links => links.map(link => link.getAttribute('href'))");
        return addresses.stream().map(Object::toString).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Path executable() {
        return Stream.of(
                        Objects.requireNonNullElse(System.getenv("CHROMIUM"), ""),
                        "/usr/bin/chromium-headless-shell",
                        "/usr/bin/chromium",
                        "/usr/bin/google-chrome",
                        "/usr/bin/chromium-browser")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("Chromium is missing: ./cruddur test installs it, or set CHROMIUM"));
    }

    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
    }
}
