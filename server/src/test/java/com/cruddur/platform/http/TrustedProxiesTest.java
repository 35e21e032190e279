package com.cruddur.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.testing.Cruddur;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which words about the client are believed, observed by the limit that counts by address and by cookies and links. */
class TrustedProxiesTest {

    private static final Map<String, Cruddur> SERVICES = new HashMap<>();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @AfterAll
    static void stop() {
        SERVICES.values().forEach(Cruddur::close);
    }

    /** In the last column, the address that the request counts against; {@code peer} is the test's own. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // proxies | header lines, ended by ~ | counted
                "0     | X-Forwarded-For: 192.0.2.11                             | peer",
                "0     | Forwarded: for=192.0.2.12                               | peer",
                "1     | X-Forwarded-For: 192.0.2.13                             | 192.0.2.13",
                "1     | X-Forwarded-For: 203.0.113.9, 192.0.2.14                | 192.0.2.14",
                "1     | X-Forwarded-For: 203.0.113.9~X-Forwarded-For: 192.0.2.15 | 192.0.2.15",
                "2     | X-Forwarded-For: 203.0.113.9, 192.0.2.16, 10.0.0.1      | 192.0.2.16",
                "2     | X-Forwarded-For: 203.0.113.9, 192.0.2.17~X-Forwarded-For: 10.0.0.1 | 192.0.2.17",
                "2     | X-Forwarded-For: 192.0.2.18                             | 192.0.2.18",
                "1     | x-forwarded-for:192.0.2.19:4711                         | 192.0.2.19",
                "1     | Forwarded: for=203.0.113.9, for=192.0.2.20;proto=https  | 192.0.2.20",
                "1     | Forwarded: proto=https;For=\"192.0.2.21:4711\"          | 192.0.2.21",
                "1     | X-Forwarded-For: 192.0.2.22~Forwarded: for=203.0.113.9  | 192.0.2.22",
                "1     | X-Forwarded-For: unknown                               | peer",
                "1     | X-Forwarded-For: 203.0.113.9,                          | peer",
                "1     | X-Forwarded-For: localhost                             | peer"
            })
    void theEntryOfTheOutermostProxyCounts(String proxies, String lines, String counted) throws IOException {
        var cruddur = SERVICES.computeIfAbsent(proxies, TrustedProxiesTest::start);
        var same = counted.equals("peer") ? "" : "X-Forwarded-For: " + counted + "\r\n";
        get(cruddur, same);
        get(cruddur, same);

        assertThat(get(cruddur, lines.replace("~", "\r\n") + "\r\n")).startsWith("HTTP/1.1 429 ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | X-Forwarded-Proto | https       | true",
                "1 | X-Forwarded-Proto | HTTPS       | true",
                "2 | X-Forwarded-Proto | https, http | true",
                "1 | X-Forwarded-Proto | http        | false",
                "1 | X-Forwarded-Proto | https, http | false",
                "0 | X-Forwarded-Proto | https       | false",
                "1 | Forwarded         | for=x;proto=https | true"
            })
    void linksSayHttpsBehindAProxyThatDoes(String proxies, String name, String value, boolean secure)
            throws IOException {
        var cruddur = SERVICES.computeIfAbsent(proxies, TrustedProxiesTest::start);

        assertThat(speak(cruddur, share(cruddur), "localhost:1", name + ": " + value + "\r\n" + anyAddress()))
                .contains(secure ? "\"https://localhost:1/@" : "\"http://localhost:1/@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8080", "192.0.2.66", "xn--evil", "localhost.evil.example"})
    void aForeignHostIsRepeatedInNoLink(String host) throws IOException {
        try (var cruddur = Cruddur.shared()) {
            assertThat(speak(cruddur, share(cruddur), host, ""))
                    .doesNotContain(host)
                    .contains("\"url\":\"/@");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "11", "maybe", "1.5"})
    void anotherNumberOfProxiesIsRefused(String text) {
        assertThatThrownBy(() -> TrustedProxies.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofIpv6TheNetworkCounts() throws IOException {
        var cruddur = SERVICES.computeIfAbsent("1", TrustedProxiesTest::start);
        get(cruddur, "X-Forwarded-For: 2001:db8:1:2::1\r\n");
        get(cruddur, "X-Forwarded-For: [2001:db8:1:2::2]:4711\r\n");

        assertThat(get(cruddur, "X-Forwarded-For: 2001:db8:1:2:3::9\r\n")).startsWith("HTTP/1.1 429 ");
        assertThat(get(cruddur, "X-Forwarded-For: 2001:db8:1:3::1\r\n")).startsWith("HTTP/1.1 200 ");
    }

    /** A service behind a number of proxies; only the limit on reads is low. */
    private static Cruddur start(String proxies) {
        return Cruddur.start(Map.of("TRUST_PROXY", proxies, "RATE_LIMITS", "reads=2"));
    }

    /** The address of the link to an activity, which is made here. */
    private static String share(Cruddur cruddur) {
        var handle = "author" + NUMBER.incrementAndGet();
        cruddur.database().addUser(handle);
        cruddur.database().addActivity(handle, handle, "1 minute");
        var uuid = cruddur.database().texts("SELECT uuid FROM public.activities WHERE message = '" + handle + "'");
        return "/api/activities/" + uuid.getFirst() + "/share";
    }

    /** A line that counts the request against an address of its own. */
    private static String anyAddress() {
        return "X-Forwarded-For: 198.51.100." + NUMBER.incrementAndGet() + "\r\n";
    }

    private static String get(Cruddur cruddur, String lines) throws IOException {
        return speak(cruddur, "/api/activities/home", "a", lines);
    }

    private static String speak(Cruddur cruddur, String path, String host, String lines) throws IOException {
        var uri = URI.create(cruddur.url());
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + lines + "\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
