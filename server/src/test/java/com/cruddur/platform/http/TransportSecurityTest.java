package com.cruddur.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Cruddur;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Browsers that came by TLS once keep to it. */
class TransportSecurityTest {

    private static final String HEADER = "Strict-Transport-Security";

    @Test
    void everyAnswerOfAServiceBehindTlsAsksForTls() throws IOException {
        try (var cruddur = Cruddur.start(Map.of("PUBLIC_URL", "https://cruddur.example"))) {
            for (var path : new String[] {"/", "/api/activities/home", "/health/live", "/api/nowhere", "/sign-in"}) {
                assertThat(cruddur.anonymous().get(path).headers().firstValue(HEADER))
                        .as(path)
                        .hasValue("max-age=31536000");
            }
            assertThat(malformed(cruddur)).contains("max-age=31536000");
        }
    }

    @Test
    void aServiceWithoutTlsDoesNotAskForIt() {
        try (var cruddur = Cruddur.start(Map.of("PUBLIC_URL", "http://cruddur.example"))) {
            assertThat(cruddur.anonymous().get("/").headers().firstValue(HEADER))
                    .isEmpty();
        }
        try (var cruddur = Cruddur.shared()) {
            assertThat(cruddur.anonymous().get("/").headers().firstValue(HEADER))
                    .isEmpty();
        }
    }

    private static String malformed(Cruddur cruddur) throws IOException {
        var url = URI.create(cruddur.url());
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: x\r\nno header\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
