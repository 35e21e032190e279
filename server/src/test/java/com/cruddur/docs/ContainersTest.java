package com.cruddur.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.config.Config;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.embedded.EmbeddedPostgres;
import com.cruddur.platform.db.embedded.PostgresBinaries;
import com.cruddur.platform.db.migration.Migrations;
import com.cruddur.server.Application;
import com.cruddur.testing.Shell;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The container files, as far as they can be proved without an engine that runs containers. */
class ContainersTest {

    private static final String COMPOSE_FILE = "docker-compose.dev.yml";

    private static JsonNode compose() throws IOException {
        return new YAMLMapper().readTree(Files.readString(Program.CHECKOUT.resolve(COMPOSE_FILE)));
    }

    @Test
    void theComposeFileIsValid() {
        Program.require("docker-compose", "-f", COMPOSE_FILE, "config", "-q");
    }

    @Test
    void theServicePostIsTheDatabaseThatDevelopersKnow() throws IOException {
        var post = compose().at("/services/post");

        assertThat(post.at("/image").asString()).matches("postgres:\\d+-alpine");
        assertThat(post.at("/restart").asString()).isEqualTo("always");
        assertThat(post.at("/environment/POSTGRES_DB").asString()).isEqualTo("cruddur");
        assertThat(post.at("/environment/POSTGRES_USER").asString()).isEqualTo("postgres");
        assertThat(post.at("/environment/POSTGRES_PASSWORD").asString()).isEqualTo("password");
        assertThat(post.at("/ports/0").asString()).endsWith(":5436:5432");
        assertThat(post.at("/volumes/0").asString()).startsWith("post:/var/lib/postgresql");
        assertThat(compose().at("/volumes/post/driver").asString()).isEqualTo("local");
        assertThat(compose().at("/services/app/depends_on/post/condition").asString())
                .isEqualTo("service_healthy");
        // Else the service would refuse the only user of that database, which is on another host for it.
        assertThat(compose().at("/services/app/environment/ALLOW_SUPERUSER").asString())
                .isEqualTo("true");
    }

    /** What the container does when its volume is empty, and the service after it. */
    @Test
    void theServiceFindsNothingToMigrateInTheDatabaseOfTheComposeFile(@TempDir Path directory)
            throws IOException, InterruptedException, SQLException {
        try (var post = post(directory)) {
            var server = post.start();
            setPassword(server);
            var url = compose()
                    .at("/services/app/environment/DATABASE_URL")
                    .asString()
                    .replace("@post:5432/", "@" + server.hosts().getFirst() + "/");
            for (var script : initScripts()) {
                Program.require("psql", "-Xq", "-v", "ON_ERROR_STOP=1", "-f", script, url);
            }

            var database = DatabaseUrl.parse(url);
            assertThat(new Migrations(database).migrate().applied()).isZero();
            try (var app = new Application(Config.read(Map.of("DATABASE_URL", url, "PORT", "0")), database)) {
                app.start();
                assertThat(get(app.url() + "/api/activities/home")).contains("This was imported as seed data!");
                assertThat(healthCheck(URI.create(app.url()).getPort()).exitCode())
                        .isZero();
            }
        }
    }

    private static EmbeddedPostgres post(Path directory) throws IOException {
        return new EmbeddedPostgres(
                directory,
                0,
                PostgresBinaries.in(Path.of(System.getProperty("test.postgres"))),
                List.of("fsync = off"));
    }

    private static void setPassword(DatabaseUrl server) throws SQLException, IOException {
        var password =
                compose().at("/services/post/environment/POSTGRES_PASSWORD").asString();
        try (var connection = server.connect("cruddur-test");
                var statement = connection.createStatement()) {
            statement.execute("ALTER USER postgres PASSWORD '" + password + "'");
        }
    }

    /** The files that the container loads, in its order. */
    private static List<String> initScripts() throws IOException {
        return compose()
                .at("/services/post/volumes")
                .valueStream()
                .map(volume -> volume.asString().split(":", -1))
                .filter(volume -> volume[1].startsWith("/docker-entrypoint-initdb.d/"))
                .sorted((one, other) -> one[1].compareTo(other[1]))
                .map(volume -> volume[0])
                .toList();
    }

    private static String get(String url) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    /** Runs the command of HEALTHCHECK as the engine would. */
    private static Shell.Outcome healthCheck(int port) {
        var withPort = Stream.concat(Stream.of("env", "PORT=" + port), Dockerfile.read().healthCheck().stream());
        return Shell.run(withPort.toArray(String[]::new));
    }

    @Test
    void theServiceDoesNotRunAsRoot() {
        assertThat(Dockerfile.read().last().one("USER")).matches("[1-9]\\d*(:[1-9]\\d*)?");
    }
}
