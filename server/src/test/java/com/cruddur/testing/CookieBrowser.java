package com.cruddur.testing;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A browser as far as cookies go: it keeps them, and sends them back with everything it sends from our own pages. */
public final class CookieBrowser {

    private final Actor actor;
    private final Map<String, String> cookies = new TreeMap<>();

    public CookieBrowser(Cruddur cruddur) {
        this.actor = cruddur.anonymous();
    }

    public HttpResponse<String> get(String path) {
        return kept(actor.get(path, headers()));
    }

    /** Sends JSON, as a script of our own pages. */
    public HttpResponse<String> post(String path, String json) {
        return kept(actor.post(path, json, headers()));
    }

    /** Sends JSON by PUT. */
    public HttpResponse<String> put(String path, String json) {
        return kept(actor.put(path, json, headers()));
    }

    /** Sends a form of our own pages. */
    public HttpResponse<String> form(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return kept(actor.post(
                path,
                body,
                Stream.concat(
                                Stream.of(headers()),
                                Stream.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html"))
                        .toArray(String[]::new)));
    }

    public boolean has(String cookie) {
        return cookies.containsKey(cookie);
    }

    public void set(String cookie, String value) {
        cookies.put(cookie, value);
    }

    public String value(String cookie) {
        return String.valueOf(cookies.get(cookie));
    }

    private String[] headers() {
        var sent = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return sent.isEmpty()
                ? new String[] {"Sec-Fetch-Site", "same-origin"}
                : new String[] {"Sec-Fetch-Site", "same-origin", "Cookie", sent};
    }

    private HttpResponse<String> kept(HttpResponse<String> answer) {
        for (var header : answer.headers().allValues("Set-Cookie")) {
            var name = header.substring(0, header.indexOf('='));
            var value = header.substring(name.length() + 1, header.indexOf(';'));
            if (value.isEmpty()) {
                cookies.remove(name);
            } else {
                cookies.put(name, value);
            }
        }
        return answer;
    }
}
