package com.cruddur.account;

import com.cruddur.platform.language.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names browsers as people know them, such as "Firefox on Linux", by their User-Agent. */
final class BrowserName {

    /** Signs of browsers; the first that occurs counts, since many name others besides themselves. */
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Edg", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("SamsungBrowser/", "Samsung Internet"),
            Map.entry("Firefox/", "Firefox"),
            Map.entry("FxiOS/", "Firefox"),
            Map.entry("Chrome/", "Chrome"),
            Map.entry("CriOS/", "Chrome"),
            Map.entry("Safari/", "Safari"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Android", "Android"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS X", "macOS"),
            Map.entry("CrOS", "ChromeOS"),
            Map.entry("Linux", "Linux"));

    private BrowserName() {}

    /** Returns the name, or the User-Agent itself when it is none of a known browser. */
    static String of(String userAgent, Texts texts) {
        if (userAgent.isBlank()) {
            return texts.of("account.unknown-device");
        }
        return first(BROWSERS, userAgent)
                .map(browser -> first(SYSTEMS, userAgent)
                        .map(system -> texts.of("account.browser", "browser", browser, "system", system))
                        .orElse(browser))
                .orElse(userAgent);
    }

    private static Optional<String> first(List<Map.Entry<String, String>> signs, String userAgent) {
        return signs.stream()
                .filter(sign -> userAgent.contains(sign.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
