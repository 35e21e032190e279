package com.cruddur.avatar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.platform.OperatorException;
import com.cruddur.testing.Actor;
import com.cruddur.testing.Bucket;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.TraceReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures in a bucket. */
class AvatarBucketTest {

    private static final String OWN = "/api/profile/avatar";
    private static final String SHOWN = "/api/users/@bayko/avatar";

    @TempDir
    private Path directory;

    private Bucket bucket;

    @BeforeEach
    void start() {
        bucket = Bucket.start(directory);
    }

    @AfterEach
    void stop() {
        bucket.close();
    }

    @Test
    void aPictureGoesInIsShownIsReplacedAndGoesWithItsPerson() throws IOException {
        var settings = new HashMap<>(bucket.settings());
        try (var traces = TraceReceiver.start()) {
            settings.putAll(traces.settings());
            usePictures(settings);

            var put = traces.await("S3/PutObject");
            assertThat(TraceReceiver.attributes(put))
                    .containsEntry("rpc.service", "S3")
                    .containsEntry("aws.s3.bucket", "pictures");
            assertThat(put.getTraceId()).isEqualTo(traces.await("PUT " + OWN).getTraceId());
        }
    }

    private void usePictures(Map<String, String> settings) throws IOException {
        try (var cruddur = Cruddur.start(settings)) {
            var bayko = cruddur.user("bayko");
            for (var size : List.of(10, 20)) {
                assertThat(put(bayko, TestPictures.png(size, size))).isEqualTo(200);
                var shown = cruddur.anonymous().get(SHOWN);
                assertThat(shown.statusCode()).isEqualTo(200);
                assertThat(shown.headers().firstValue("Content-Type").orElseThrow())
                        .doesNotContain("svg");
                assertThat(objects()).hasSize(1);
            }

            cruddur.database().execute("UPDATE public.users SET avatar_key = 'AAAAAAAAAAAAAAAAAAAAAA.png'");
            assertThat(cruddur.anonymous().get(SHOWN).headers().firstValue("Content-Type"))
                    .as("nothing under that key")
                    .hasValue("image/svg+xml");
            assertThat(bayko.delete(OWN).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anOutageOfTheStoreIsToldAsOne() throws IOException {
        try (var cruddur = Cruddur.start(bucket.settings())) {
            var bayko = cruddur.user("bayko");
            assertThat(put(bayko, TestPictures.png(10, 10))).isEqualTo(200);

            bucket.stop();

            assertThat(put(bayko, TestPictures.png(20, 20))).isEqualTo(503);
            assertThat(cruddur.anonymous().get(SHOWN).statusCode()).isEqualTo(503);
            assertThat(bayko.delete(OWN).statusCode()).as("what stays behind").isEqualTo(200);
        }
    }

    @Test
    void aBucketThatIsNotThereOrNotOursIsToldAtTheStart() {
        assertThatThrownBy(() -> AvatarBucket.open("nowhere", bucket.endpoint()))
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("AVATAR_BUCKET nowhere does not exist: make it");

        System.setProperty("aws.accessKeyId", "somebody-else");
        assertThatThrownBy(() -> AvatarBucket.open("pictures", bucket.endpoint()))
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("AVATAR_BUCKET pictures refuses access: allow");

        bucket.stop();
        assertThatThrownBy(() -> AvatarBucket.open("pictures", bucket.endpoint()))
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("AVATAR_BUCKET pictures cannot be reached");
    }

    private static int put(Actor actor, byte[] picture) {
        return actor.sendBytes("PUT", OWN, picture).statusCode();
    }

    /** The server keeps an object's bytes in a file of this ending. */
    private List<Path> objects() throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith("._S3rver_object"))
                    .toList();
        }
    }
}
