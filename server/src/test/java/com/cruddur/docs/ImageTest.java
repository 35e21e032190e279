package com.cruddur.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.docs.Container.Writable;
import com.cruddur.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image of the Dockerfile, built and run without an engine, on the jar of this build. What the base images hold, and
 * that Maven works in one of them, is not proved here: this machine's programs and JDK stand for them.
 */
class ImageTest {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);
    /** What its user could write to on its disk. */
    private static final List<String> WRITABLE =
            List.of("bash", "-c", "find / -xdev -writable ! -type l ! -path '/dev/*' 2>/dev/null || true");

    private static final String POST = "{\"message\": \"Posted while it was told to stop\", \"ttl\": \"1-hour\"}";

    @TempDir
    private static Path directory;

    private static final Dockerfile FILE = Dockerfile.read();
    private static ImageStage image;
    private static TestDatabase database;

    @BeforeAll
    static void build() {
        image = ImageStage.build(FILE, directory);
        database = TestDatabase.migrated();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    private static ServedContainer serve() {
        return ServedContainer.start(image, database, image.words());
    }

    @Test
    void theJarIsMadeOfWhatTheBuildIsSent() throws IOException {
        try (var jar = new JarFile(
                Program.CHECKOUT.resolve("server/target/cruddur.jar").toFile())) {
            var resources = jar.stream()
                    .map(entry -> Path.of(entry.getName()))
                    .filter(entry -> !entry.toString().matches("META-INF/.*|.*\\.class|.*/templates/.*\\.bin"))
                    .filter(entry -> entry.getFileName().toString().contains("."))
                    .toList();

            assertThat(resources)
                    .hasSizeGreaterThan(100)
                    .allSatisfy(entry -> assertThat(sources(entry))
                            .anyMatch(source ->
                                    Files.exists(Program.CHECKOUT.resolve(source)) && Dockerfile.isSent(source)));
        }
        assertThat(Stream.of("pom.xml", "server/pom.xml", ".mvn/jvm.config").map(Path::of))
                .allMatch(Dockerfile::isSent);
        assertThat(Stream.of(".git/config", ".env", "data/password", "server/target/cruddur.jar")
                        .map(Path::of))
                .noneMatch(Dockerfile::isSent);
    }

    /** Where a resource of the jar may come from. */
    private static Stream<Path> sources(Path entry) {
        return Stream.of(
                        "server/src/main/resources/" + entry,
                        "db/" + entry.getFileName(),
                        "docs/" + entry.getFileName())
                .map(Path::of);
    }

    /** A tag alone names another image next month. */
    @Test
    void eachBaseImageIsNamedByItsDigest() {
        var stages = FILE.stages().stream().map(Dockerfile.Stage::name).toList();
        var images = FILE.stages().stream()
                .map(Dockerfile.Stage::base)
                .filter(base -> !stages.contains(base))
                .toList();

        assertThat(images).isNotEmpty();
        for (var image : images) {
            assertThat(FILE.arguments().getOrDefault(image, image)).matches("[a-z-]+:\\S+@sha256:[0-9a-f]{64}");
        }
    }

    @Test
    void theImageAddsTheServiceAndNothingElse() throws IOException {
        assertThat(files("etc"))
                .allMatch(
                        file -> file.matches("etc/(passwd|group|login\\.defs|g?shadow|passwd-|group-|\\.pwd\\.lock)"));
        assertThat(files("tmp")).isEmpty();
        var libraries = files("app/lib");
        try (var jar = new JarFile(image.tree().resolve("app/cruddur.jar").toFile())) {
            var classPath = jar.getManifest().getMainAttributes().getValue("Class-Path");
            assertThat(libraries)
                    .map(file -> file.substring("app/".length()))
                    .containsExactlyInAnyOrder(classPath.split(" ", -1));
        }
        assertThat(libraries).noneMatch(file -> file.contains("postgres-binaries"));
        assertThat(files("app"))
                .filteredOn(file -> !libraries.contains(file))
                .containsExactlyInAnyOrder("app/cruddur.jar", "app/cruddur.aot", "app/java.options");
        System.out.printf(
                "IMAGE: %d MB over the base image: %d MB libraries, %d MB AOT cache%n",
                megabytes(files("app")), megabytes(libraries), megabytes(List.of("app/cruddur.aot")));
    }

    private static List<String> files(String place) throws IOException {
        try (var files = Files.walk(image.tree().resolve(place))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> image.tree().relativize(file).toString())
                    .toList();
        }
    }

    private static long megabytes(List<String> files) throws IOException {
        var bytes = 0L;
        for (var file : files) {
            bytes += Files.size(image.tree().resolve(file));
        }
        return Math.round(bytes / 1_000_000.0);
    }

    /** The proof's file system has one owner, so that it is the modes that tell who may read and write. */
    @Test
    void anybodyMayReadTheServiceAndNobodyMayChangeIt() throws IOException {
        try (var files = Files.walk(image.tree().resolve("app"))) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .contains(PosixFilePermission.OTHERS_READ)
                            .doesNotContain(PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE));
        }
    }

    @Test
    void itServesWithNothingToWriteToAndNoRights() throws IOException {
        try (var served = serve()) {
            served.awaitReady();

            assertThat(served.get("/api/activities/home")).startsWith("[");
            assertThat(served.get("/")).contains("Cruddur");
            assertThat(inside(served, FILE.healthCheck()).exitCode()).isZero();
            assertThat(inside(served, WRITABLE).output().lines()).isEmpty();
            var status = Files.readString(Path.of("/proc/" + served.pid() + "/status"));
            assertThat(status).contains("CapEff:\t0000000000000000").containsPattern("NSpid:\t.*\\b1\n");
            assertThat(served.output()).contains("\"level\":\"INFO\"").doesNotContain("\"ERROR\"");
        }
    }

    private static Container.End inside(ServedContainer served, List<String> program) {
        try (var container = Container.start(image, Writable.NOTHING, served.settings(), program)) {
            return container.awaitEnd();
        }
    }

    @Test
    void theHealthCheckFailsWhereNothingServes() {
        try (var container = Container.start(image, Writable.NOTHING, Map.of("PORT", "1"), FILE.healthCheck())) {
            assertThat(container.awaitEnd().exitCode()).isEqualTo(1);
        }
    }

    @Test
    void withoutADatabaseItEndsWithOneLine() {
        try (var container = Container.start(image, Writable.NOTHING, Map.of(), image.words())) {
            var end = container.awaitEnd();

            assertThat(end.exitCode()).isEqualTo(1);
            assertThat(end.output().lines())
                    .containsExactly(
                            "cruddur: This installation has no PostgreSQL of its own: set DATABASE_URL to the database to use");
        }
    }

    /** With AOTMode=on Java ends when it cannot use the cache; and most classes have to come from there. */
    @Test
    void theCacheFitsTheServiceAndIsUsed() {
        var words = image.words().stream()
                .filter(word -> !word.startsWith("-Xlog:"))
                .map(word -> word.equals("-XX:AOTMode=auto") ? "-XX:AOTMode=on" : word)
                .toList();
        var logged = new ArrayList<>(words);
        logged.add(1, "-Xlog:class+load");
        try (var served = ServedContainer.start(image, database, logged)) {
            served.awaitReady();
            served.get("/");

            var loaded = served.output()
                    .lines()
                    .filter(line -> line.contains("[class,load") && !line.contains("/0x")) // hidden ones are made anew
                    .toList();
            var cached = loaded.stream()
                    .filter(line -> line.contains("shared objects file"))
                    .count();
            System.out.printf("IMAGE: %d of %d classes come from the AOT cache%n", cached, loaded.size());
            assertThat(cached).isGreaterThan(loaded.size() * 9L / 10);
        }
    }

    @Test
    void toldToStopItAnswersWhatIsUnderWayRefusesWhatIsNewAndEndsInTime() throws IOException {
        try (var served = serve()) {
            served.awaitReady();
            try (var connection = served.connect();
                    var answers = connection.getInputStream()) {
                var reader = new BufferedReader(new InputStreamReader(answers, StandardCharsets.UTF_8));
                send(connection, """
                        POST /api/activities HTTP/1.1\r
                        Host: localhost\r
                        Authorization: Bearer %s\r
                        Content-Type: application/json\r
                        Content-Length: %s\r
                        Expect: 100-continue\r
                        \r
                        """.formatted(database.signIn("ada"), POST.length()));
                assertThat(reader.readLine()).isEqualTo("HTTP/1.1 100 Continue"); // so it is being answered
                assertThat(reader.readLine()).isEmpty();
                var told = System.nanoTime();

                served.signal(FILE.last().one("STOPSIGNAL"));

                served.awaitOutput("Stopping");
                served.awaitRefusal();
                send(connection, POST);
                assertThat(reader.readLine()).isEqualTo("HTTP/1.1 200 OK");
                assertThat(served.awaitEnd().exitCode()).isEqualTo(143);
                assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(STOP_TIMEOUT);
                assertThat(database.texts("SELECT message FROM public.activities"))
                        .hasSize(1);
            }
        }
    }

    private static void send(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
