package com.cruddur.platform.html;

import com.cruddur.platform.Sha256;
import com.cruddur.platform.json.Json;
import com.cruddur.platform.language.Language;
import com.cruddur.platform.language.ScriptTexts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The static files of the pages, few and small enough to keep in memory. */
public final class Assets {

    private static final String STYLE_SHEET = "app.css";

    /** The parts of the style sheet in order: later rules override earlier ones. */
    private static final List<String> PARTS =
            List.of("base", "masthead", "feed", "person", "forms", "rows", "states", "sidebar", "wider", "print");

    private static final String SCRIPT = "app.js";

    private static final String HTMX = "htmx.js";
    private static final String WEB_JAR = "org.webjars.npm/htmx.org";

    /** The modules of the script; each one follows those that it imports. */
    private static final List<String> MODULES = List.of(
            "words", "clock", "times", "expiry", "buttons", "stream", "live", "forms", "menus", "keys", "viewer");

    private static final Pattern BRACES = Pattern.compile("\\{([a-z0-9.-]+)}");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import .*\\R|^export ");

    private static final String MANIFEST = "manifest.webmanifest";

    /** What the service worker shows while the network fails. */
    private static final String OFFLINE = "offline.html";

    private static final String WORKER = "worker.js";

    /** The files under the hash of their content, which are alike in all languages. */
    private static final List<String> HASHED = List.of(
            STYLE_SHEET,
            "theme.js",
            HTMX,
            "favicon.svg",
            "icon-192.png",
            "icon-512.png",
            "maskable-512.png",
            "apple-touch-icon.png");

    /** The files whose addresses browsers and robots know. */
    private static final List<String> AT_ROOT = List.of("favicon.ico", "robots.txt");

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "txt", "text/plain; charset=utf-8",
            "html", "text/html; charset=utf-8",
            "webmanifest", "application/manifest+json");

    /** A file's media type and content. Callers must not change the content. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    public record Asset(String mediaType, byte[] bytes) {}

    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, Asset> assets = new HashMap<>();

    /** Reads all files from the class path. */
    public Assets() {
        for (var name : HASHED) {
            addHashed(
                    name,
                    name,
                    switch (name) {
                        case STYLE_SHEET -> styleSheet();
                        case HTMX -> htmx();
                        default -> read(name);
                    });
        }
        for (var language : Language.values()) {
            addHashed(in(language, SCRIPT), SCRIPT, scriptOf(language));
            addHashed(in(language, MANIFEST), MANIFEST, filledIn(MANIFEST, language));
            addHashed(in(language, OFFLINE), OFFLINE, filledIn(OFFLINE, language));
        }
        assets.put("/" + WORKER, new Asset(mediaType(WORKER), worker()));
        for (var name : AT_ROOT) {
            assets.put("/" + name, new Asset(mediaType(name), read(name)));
        }
    }

    private static String mediaType(String name) {
        return Objects.requireNonNull(MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1)), name);
    }

    /** @param name the name of the file in its address */
    private void addHashed(String key, String name, byte[] bytes) {
        var path = "/assets/" + hash(bytes) + "/" + name;
        paths.put(key, path);
        assets.put(path, new Asset(mediaType(name), bytes));
    }

    private static String in(Language language, String name) {
        return language.tag() + "/" + name;
    }

    /** Names the offline page of each language in the worker, whose address names the language. */
    private byte[] worker() {
        var pages = Stream.of(Language.values())
                .collect(Collectors.toMap(Language::tag, language -> path(in(language, OFFLINE))));
        var worker = new String(read(WORKER), StandardCharsets.UTF_8);
        return worker.replace("{pages}", new String(new Json().write(new TreeMap<>(pages)), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Puts the addresses of files, and texts, in place of their names in braces. */
    private byte[] filledIn(String name, Language language) {
        var template = new String(read(name), StandardCharsets.UTF_8);
        var filled = BRACES.matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group(1)) {
                            case "language" -> language.tag();
                            case "direction" -> language.direction();
                            case String key when paths.containsKey(key) -> path(key);
                            case String key -> language.texts().of(key);
                        }));
        return filled.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the address of the file {@code name}. */
    public String path(String name) {
        return Objects.requireNonNull(paths.get(name), name);
    }

    /** Returns the address of the script with the texts of {@code language}. */
    public String script(Language language) {
        return path(in(language, SCRIPT));
    }

    /** Returns the address of the manifest in {@code language}. */
    public String manifest(Language language) {
        return path(in(language, MANIFEST));
    }

    /** Returns all files by their address. */
    public Map<String, Asset> all() {
        return Map.copyOf(assets);
    }

    /**
     * Joins the modules without their imports and exports: names are unique among them, and browsers send one request.
     * The texts that they show are in front.
     */
    private static byte[] scriptOf(Language language) {
        var texts = new String(new Json().write(ScriptTexts.of(language)), StandardCharsets.UTF_8);
        var modules = IMPORT.matcher(joined("js/%s.js", MODULES)).replaceAll("");
        return ("const TEXTS = " + texts + ";\n" + modules).getBytes(StandardCharsets.UTF_8);
    }

    /** Reads the library from its WebJar, which the build pins; the version is part of the path. */
    private static byte[] htmx() {
        var properties = new Properties();
        try (var stream = open("/META-INF/maven/" + WEB_JAR + "/pom.properties")) {
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read("/META-INF/resources/webjars/htmx.org/" + properties.getProperty("version") + "/dist/htmx.min.js");
    }

    private static byte[] styleSheet() {
        return joined("css/%s.css", PARTS).getBytes(StandardCharsets.UTF_8);
    }

    private static String joined(String path, List<String> names) {
        return names.stream()
                .map(name -> new String(read(path.formatted(name)), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }

    private static byte[] read(String name) {
        try (var stream = open(name.startsWith("/") ? name : "assets/" + name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(Assets.class.getResourceAsStream(resource), resource);
    }

    private static String hash(byte[] bytes) {
        return Base64.getUrlEncoder().encodeToString(Sha256.of(bytes)).substring(0, 12);
    }
}
