package com.cruddur.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** A page of the feed is small. */
class PageSizeTest {

    private static final int POSTS = 20;

    @Test
    void twentyPostsTakeFifteenKilobytesAtMostOnTheWay() throws IOException, InterruptedException {
        try (var cruddur = Cruddur.shared()) {
            cruddur.database().addUser("bayko");
            // Texts without anything in common, so that they do not compress.
            cruddur.database().execute("""
                    INSERT INTO public.activities (user_uuid, message, created_at, expires_at, likes_count)
                    SELECT uuid, md5(n::text) || ' #' || md5(n::text || 'a') || ' ' || md5(n::text || 'b'),
                           now() - n * interval '7 minutes', now() + n * interval '95 minutes', n %% 3
                    FROM public.users, generate_series(1, %s) AS n
                    """.formatted(POSTS));

            var reader = cruddur.user("reader");
            for (var actor : new Actor[] {cruddur.anonymous(), reader}) {
                assertThat(compressed(cruddur, actor)).isLessThanOrEqualTo(15_000);
            }
            var page = reader.get("/").body();
            assertThat((page.length() - reader.get("/following").body().length()) / POSTS)
                    .as("bytes of a post for a signed-in reader")
                    .isLessThan(4_000);
        }
    }

    private static int compressed(Cruddur cruddur, Actor actor) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(cruddur.url() + "/?limit=" + POSTS))
                .header("Accept-Encoding", "gzip");
        if (actor.credentials().length > 0) {
            request.headers(actor.credentials());
        }
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request.build(), BodyHandlers.ofByteArray());
            assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
            return response.body().length;
        }
    }
}
