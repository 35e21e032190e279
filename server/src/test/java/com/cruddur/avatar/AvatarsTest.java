package com.cruddur.avatar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of people: what is taken, what is made of it, and who sees it. */
class AvatarsTest {

    private static final String OWN = "/api/profile/avatar";
    private static final Pattern IMAGE = Pattern.compile("<img src=\"(/api/users/@bayko/avatar[^\"]*)\"");

    @TempDir
    private static Path temporary;

    private static Cruddur cruddur;
    private static Path directory;
    private Actor bayko;

    @BeforeAll
    static void start() {
        directory = temporary.resolve("avatars");
        cruddur = Cruddur.start(Map.of("AVATAR_DIR", directory.toString()));
    }

    @AfterAll
    static void stop() {
        cruddur.close();
    }

    @BeforeEach
    void person() {
        cruddur.database().execute("DELETE FROM public.users");
        bayko = cruddur.user("bayko");
    }

    @ParameterizedTest
    @MethodSource("com.cruddur.avatar.TestPictures#good")
    void aPictureBecomesASmallSquareWhateverItsFormat(String name, byte[] file) throws IOException {
        var answer = put(bayko, file);

        assertThat(answer.statusCode()).as(name + answer.body()).isEqualTo(200);
        var shown = picture("bayko");
        assertThat(shown.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("image/")
                .doesNotContain("svg");
        assertThat(shown.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(shown.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        var image = ImageIO.read(new ByteArrayInputStream(shown.body()));
        assertThat(image.getWidth()).isEqualTo(image.getHeight()).isLessThanOrEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("com.cruddur.avatar.TestPictures#colours")
    void theColoursAreThoseThatBrowsersShow(String name, byte[] file, int value) throws IOException {
        assertThat(put(bayko, file).statusCode()).isEqualTo(200);

        var image = ImageIO.read(new ByteArrayInputStream(picture("bayko").body()));
        var shown = new Color(image.getRGB(20, 20));
        for (var part : new int[] {shown.getRed(), shown.getGreen(), shown.getBlue()}) {
            assertThat(part).as(name).isCloseTo(value, within(2));
        }
    }

    @Test
    void nothingBehindThePictureIsKept() throws IOException {
        var file = new ByteArrayOutputStream();
        file.writeBytes(TestPictures.jpeg(30, 30));
        file.writeBytes("secret video".getBytes(StandardCharsets.US_ASCII));

        assertThat(put(bayko, file.toByteArray()).statusCode()).isEqualTo(200);
        assertThat(new String(picture("bayko").body(), StandardCharsets.ISO_8859_1))
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @MethodSource("com.cruddur.avatar.TestPictures#bad")
    void anImproperPictureIsRefused(String name, byte[] file, String code) {
        var answer = put(bayko, file);

        assertThat(answer.statusCode()).as(name + answer.body()).isEqualTo(422);
        assertThat(answer.body()).as(name).isEqualTo("[\"" + code + "\"]");
        assertThat(cruddur.database().texts("SELECT avatar_key FROM public.users"))
                .containsExactly("null");
    }

    @Test
    void noDamageMakesAnythingButARefusal() throws IOException {
        var random = new Random(1);
        for (var file : List.of(TestPictures.png(40, 30), TestPictures.jpeg(40, 30), TestPictures.webp())) {
            for (var round = 0; round < 25; round++) {
                var damaged = file.clone();
                for (var hit = 0; hit < 1 + round % 4; hit++) {
                    damaged[12 + random.nextInt(damaged.length - 12)] = (byte) random.nextInt(256);
                }
                assertThat(put(bayko, damaged).statusCode()).isIn(200, 422);
            }
        }
    }

    @Test
    void aPictureOverFiveMebibytesIsRefusedBeforeAndWhileItIsRead() throws Exception {
        var limit = 5 * 1024 * 1024;
        assertThat(put(bayko, new byte[limit]).body()).isEqualTo("[\"avatar_unknown_format\"]");
        assertThat(put(bayko, new byte[limit + 1]).statusCode()).isEqualTo(413);
        var chunked = HttpRequest.newBuilder(URI.create(cruddur.url() + OWN))
                .header("Authorization", "Bearer " + cruddur.database().signIn("bayko"))
                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[limit + 1])))
                .build();
        assertThat(client().send(chunked, BodyHandlers.discarding()).statusCode())
                .isEqualTo(413);
    }

    @Test
    void everythingElseTakesBodiesOf64KibibytesAtMost() throws Exception {
        assertThat(bayko.put("/api/profile/update", "x".repeat(64 * 1024 + 1)).statusCode())
                .isEqualTo(413);
        var chunked = HttpRequest.newBuilder(URI.create(cruddur.url() + "/api/profile/update"))
                .header("Authorization", "Bearer " + cruddur.database().signIn("bayko"))
                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[64 * 1024 + 1])))
                .build();
        assertThat(client().send(chunked, BodyHandlers.discarding()).statusCode())
                .isEqualTo(413);
    }

    @Test
    void theCameraMayBeHeldAnyWay() throws IOException {
        put(bayko, TestPictures.rotatedJpeg());

        var image = ImageIO.read(new ByteArrayInputStream(picture("bayko").body()));
        assertThat(new int[] {image.getRGB(10, 10) & 0xff, image.getRGB(90, 10) & 0xff})
                .as("dark on the left before, on top after a quarter turn")
                .satisfies(top -> {
                    assertThat(top[0]).isLessThan(60);
                    assertThat(top[1]).isLessThan(60);
                });
        assertThat(image.getRGB(10, 90) & 0xff).isGreaterThan(200);
    }

    @Test
    void nothingOfTheFileStaysButItsColours() throws IOException {
        put(bayko, TestPictures.rotatedJpeg());

        assertThat(new String(picture("bayko").body(), StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif", "secret place");
    }

    @Test
    void aNewPictureReplacesTheOldOneOnTheDiskToo() throws IOException {
        put(bayko, TestPictures.png(10, 10));
        var first = picture("bayko").headers().firstValue("ETag").orElseThrow();
        put(bayko, TestPictures.png(20, 20));

        assertThat(files()).hasSize(1);
        assertThat(cruddur.anonymous()
                        .get("/api/users/@bayko/avatar", "If-None-Match", first)
                        .statusCode())
                .isEqualTo(200);
        for (var round = 0; round < 2; round++) {
            assertThat(bayko.delete(OWN).body()).isEqualTo("{\"uploaded\":false}");
        }
        assertThat(files()).isEmpty();
        assertThat(picture("bayko").headers().firstValue("Content-Type")).hasValue("image/svg+xml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<script>alert(1)</script> &x", "\"'> <b>", "]]> <!--", "\u0001 \u0002", "😀 <", "Andrew Bayko"})
    void aGeneratedPictureIsProperXmlWhateverTheName(String name) throws Exception {
        cruddur.database().execute("UPDATE public.users SET display_name = '%s'".formatted(name.replace("'", "''")));

        var svg = picture("bayko");

        assertThat(svg.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        var document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.body()));
        assertThat(document.getElementsByTagName("*").getLength()).isEqualTo(3);
    }

    @Test
    void browsersKeepAPictureThatAPageNamesUntilItIsReplaced() throws IOException {
        cruddur.database().addActivity("bayko", "a post", "1 minute");
        assertThat(bayko.get("/@bayko").body()).doesNotContain("<img src=\"/api/users");

        put(bayko, TestPictures.png(10, 10));
        var first = addressOnPages();
        assertThat(bayko.get(first).headers().firstValue("Cache-Control"))
                .hasValue("private, max-age=31536000, immutable");

        put(bayko, TestPictures.png(20, 20));
        assertThat(addressOnPages()).isNotEqualTo(first);
        assertThat(bayko.get(first).headers().firstValue("Cache-Control")).hasValue("private, no-cache");
    }

    /** The one address of bayko's picture on pages that show it. */
    private String addressOnPages() {
        var addresses = Stream.of("/", "/@bayko", "/search?term=bayko", "/settings/picture")
                .map(path -> IMAGE.matcher(bayko.get(path).body()))
                .flatMap(found -> found.results().map(image -> image.group(1)).distinct())
                .toList();
        assertThat(addresses).hasSize(4);
        assertThat(addresses.stream().distinct()).hasSize(1);
        return addresses.getFirst();
    }

    @Test
    void aPictureThatIsGoneFromTheDiskIsGenerated() {
        for (var key : List.of("AAAAAAAAAAAAAAAAAAAAAA.png", "../../../../etc/passwd", "x")) {
            cruddur.database().execute("UPDATE public.users SET avatar_key = '%s'".formatted(key));
            assertThat(picture("bayko").headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        }
    }

    @Test
    void aHiddenPersonsPictureIsHidden() {
        var reader = cruddur.user("reader");
        bayko.put("/api/users/@reader/block", "");

        assertThat(reader.get("/api/users/@bayko/avatar").statusCode()).isEqualTo(404);
        assertThat(cruddur.anonymous().get("/api/users/@nobody/avatar").statusCode())
                .isEqualTo(404);
        cruddur.database().execute("UPDATE public.users SET suspended_at = now() WHERE handle = 'bayko'");
        assertThat(cruddur.anonymous().get("/api/users/@bayko/avatar").statusCode())
                .isEqualTo(404);
        assertThat(put(bayko, new byte[0]).statusCode()).isEqualTo(403);
        assertThat(bayko.delete(OWN).statusCode()).isEqualTo(403);
        assertThat(put(cruddur.anonymous(), new byte[0]).statusCode()).isEqualTo(401);
        assertThat(cruddur.anonymous().delete(OWN).statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> put(Actor actor, byte[] file) {
        return actor.sendBytes("PUT", OWN, file);
    }

    private static HttpResponse<byte[]> picture(String handle) {
        try {
            var request = HttpRequest.newBuilder(URI.create(cruddur.url() + "/api/users/@" + handle + "/avatar"))
                    .build();
            return client().send(request, BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private static List<Path> files() throws IOException {
        try (var files = Files.list(directory)) {
            return files.toList();
        }
    }
}
