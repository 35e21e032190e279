package com.cruddur.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Await;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.SseClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service behind the real nginx: with nothing but {@code proxy_pass}, and as docs/proxies.md says. */
class ProxiesTest {

    @TempDir
    private Path directory;

    @Test
    void nginxNeedsNothingButProxyPass() throws Exception {
        try (var cruddur = Cruddur.shared();
                var nginx = new Nginx(directory, "location / { proxy_pass " + cruddur.url() + "; }")) {
            assertWorks(cruddur, nginx);
        }
    }

    @Test
    void theRecipeForNginxWorks() throws Exception {
        try (var cruddur = Cruddur.start(Map.of("TRUST_PROXY", "1", "RATE_LIMITS", "reads=2"))) {
            var recipe = Files.readString(Program.CHECKOUT.resolve("docs/proxies.md"))
                    .replaceFirst("(?s).*```nginx\\s*server \\{(.*?)}\\s*```.*", "$1")
                    .replace("listen 443 ssl;", "")
                    .replaceAll("ssl_certificate\\S*\\s+\\S+;", "")
                    .replace("http://127.0.0.1:8080", cruddur.url());
            try (var nginx = new Nginx(directory, recipe)) {
                var strangers = nginx.actor().with("X-Forwarded-For", "192.0.2.1");
                strangers.get("/api/activities/home");
                strangers.with("X-Forwarded-For", "192.0.2.2").get("/api/activities/home");

                assertThat(nginx.actor().get("/api/activities/home").statusCode())
                        .as("all come from the address that nginx saw, whatever they say")
                        .isEqualTo(429);
            }
        }
    }

    private static void assertWorks(Cruddur cruddur, Nginx nginx) {
        var andrew = cruddur.user("andrewbrown");
        assertThat(nginx.actor().get("/").body()).contains("Cruddur");
        try (var stream = SseClient.to(nginx.url())) {
            var posted = andrew.post("/api/activities", "{\"message\": \"through nginx\", \"ttl\": \"1-day\"}");

            stream.await("activity", "uuid", Actor.json(posted).get("uuid").asString());
        }
        assertThat(nginx.actor().get("/api/activities/home").body()).contains("through nginx");
    }

    /** An nginx of the test's own on a free port. */
    private static final class Nginx implements AutoCloseable {
        private final int port;
        private final Process process;

        Nginx(Path directory, String server) throws IOException {
            try (var free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            var configuration = directory.resolve("nginx.conf");
            Files.writeString(configuration, """
                    daemon off;
                    pid nginx.pid;
                    error_log stderr;
                    events {}
                    http {
                        access_log off;
                        server { listen %s; %s }
                    }
                    """.formatted("127.0.0.1:" + port, server));
            process = new ProcessBuilder(
                            Files.isExecutable(Path.of("/usr/sbin/nginx")) ? "/usr/sbin/nginx" : "nginx",
                            "-p",
                            directory.toString(),
                            "-c",
                            configuration.toString())
                    .inheritIO()
                    .start();
            Await.until("nginx listens", Duration.ofSeconds(10), this::listens);
        }

        private boolean listens() {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return true;
            } catch (IOException _) {
                return false;
            }
        }

        String url() {
            return "http://127.0.0.1:" + port;
        }

        Actor actor() {
            return new Actor(url());
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
