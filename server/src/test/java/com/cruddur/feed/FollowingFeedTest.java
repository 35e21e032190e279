package com.cruddur.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The following feed of random people, posts and reposts, in pages of any size and both directions, compared with a
 * model that sorts everything.
 */
class FollowingFeedTest {

    private static final String READER = "p0";
    private static final int PEOPLE = 12;
    private static final int POSTS = 80;
    private static final int REPOSTS = 120;

    /** @param age in seconds, and in no other entry */
    private record Repost(int post, int person, int age) {}

    /** A post, whether it has expired, and its reposts. */
    private record Post(int author, int age, boolean expired) {}

    private Cruddur cruddur;

    @BeforeEach
    void start() {
        cruddur = Cruddur.shared();
    }

    @AfterEach
    void stop() {
        cruddur.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 3, 0",
        "2, 1, 1, 0",
        "3, 2, 4, 0",
        "4, 4, 2, 0",
        "5, 6, 7, 0",
        "6, 9, 5, 0",
        "7, 11, 1, 0",
        "8, 11, 20, 0",
        "9, 7, 100, 0",
        "10, 11, 1, 100",
        "11, 6, 3, 120",
        "12, 9, 10, 100"
    })
    void eachEntryStandsOnceInItsNewestPlace(long seed, int followed, int limit, int silent) {
        var random = new Random(seed);
        var ages = IntStream.rangeClosed(1, POSTS + REPOSTS)
                .boxed()
                .collect(ArrayList<Integer>::new, List::add, List::addAll);
        Collections.shuffle(ages, random);
        var posts = IntStream.range(0, POSTS)
                .mapToObj(_ -> new Post(author(random), ages.removeLast(), random.nextInt(10) == 0))
                .toList();
        var reposts = new HashMap<List<Integer>, Repost>();
        while (!ages.isEmpty()) {
            var repost = new Repost(random.nextInt(POSTS), random.nextInt(PEOPLE), ages.removeLast());
            if (repost.age() > posts.get(repost.post()).age()) {
                continue; // nobody reposts what is not written yet
            }
            reposts.put(List.of(repost.post(), repost.person()), repost);
        }
        var muted = 1;
        var blocked = 2;
        var suspended = 3;
        insert(posts, List.copyOf(reposts.values()), followed, muted, blocked, suspended);
        follow(silent);

        var expected = expected(
                posts,
                reposts,
                person -> person == 0
                        || (person <= followed && person != muted && person != blocked && person != suspended));
        var reader = cruddur.user(READER);

        for (var first : List.of(1, 2, 5, 9, 14, limit)) {
            assertThat(shown(reader.get("/api/activities/following?limit=" + first)))
                    .as("the newest %s", first)
                    .isEqualTo(expected.subList(0, Math.min(first, expected.size())));
        }
        assertThat(walk(reader, limit)).isEqualTo(expected);
    }

    /** Some people write much more than others. */
    private static int author(Random random) {
        return random.nextInt(1 + random.nextInt(PEOPLE));
    }

    private interface Followed {
        boolean contains(int person);
    }

    private static List<String> expected(List<Post> posts, Map<List<Integer>, Repost> reposts, Followed people) {
        var entries = new HashMap<String, Integer>();
        for (var number = 0; number < posts.size(); number++) {
            var post = posts.get(number);
            var hidden = post.author() == 2 || post.author() == 3; // blocked, suspended
            if (post.expired() || hidden) {
                continue;
            }
            var index = number;
            var latest = reposts.values().stream()
                    .filter(repost -> repost.post() == index && people.contains(repost.person()))
                    .min(Comparator.comparingInt(Repost::age));
            if (latest.isPresent()) {
                if (post.author() != 1) { // muted
                    entries.put(
                            number + " by p" + latest.get().person(),
                            latest.get().age());
                }
            } else if (people.contains(post.author())) {
                entries.put(Integer.toString(number), post.age());
            }
        }
        return entries.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void insert(List<Post> posts, List<Repost> reposts, int followed, int muted, int blocked, int suspended) {
        var sql = new StringBuilder();
        IntStream.range(0, PEOPLE)
                .forEach(person -> sql.append("INSERT INTO public.users (display_name, handle, email, suspended_at)"
                        + " VALUES ('p%1$s', 'p%1$s', 'p%1$s@example.com', %2$s);"
                                .formatted(person, person == suspended ? "now()" : "NULL")));
        IntStream.rangeClosed(1, followed)
                .forEach(person -> sql.append(related("follows", "follower_uuid", "followed_uuid", 0, person)));
        sql.append(related("mutes", "muter_uuid", "muted_uuid", 0, muted));
        sql.append(related("blocks", "blocker_uuid", "blocked_uuid", blocked, 0));
        for (var number = 0; number < posts.size(); number++) {
            var post = posts.get(number);
            sql.append(
                    "INSERT INTO public.activities (user_uuid, message, created_at, expires_at) SELECT uuid, '%s', now() - interval '%s s', now() + interval '%s h' FROM public.users WHERE handle = 'p%s';"
                            .formatted(number, post.age(), post.expired() ? -1 : 1, post.author()));
        }
        for (var repost : reposts) {
            sql.append(
                    "INSERT INTO public.reposts (activity_uuid, user_uuid, created_at) SELECT a.uuid, u.uuid, now() - interval '%s s' FROM public.activities AS a, public.users AS u WHERE a.message = '%s' AND u.handle = 'p%s';"
                            .formatted(repost.age(), repost.post(), repost.person()));
        }
        sql.append(
                "UPDATE public.activities SET reposts_count = (SELECT count(*) FROM public.reposts WHERE activity_uuid = uuid);");
        cruddur.database().execute(sql.toString());
    }

    /** Lets the reader follow people who write nothing. */
    private void follow(int silent) {
        cruddur.database().execute("""
                INSERT INTO public.users (display_name, handle, email)
                SELECT 's' || n, 's' || n, 's' || n || '@example.com' FROM generate_series(1, %s) AS n;
                INSERT INTO public.follows (follower_uuid, followed_uuid)
                SELECT reader.uuid, person.uuid FROM public.users AS reader, public.users AS person
                WHERE reader.handle = 'p0' AND person.handle LIKE 's%%';
                UPDATE public.users SET following_count = (SELECT count(*) FROM public.follows WHERE follower_uuid = uuid)
                WHERE handle = 'p0';
                """.formatted(silent));
    }

    private static String related(String table, String left, String right, int one, int other) {
        return "INSERT INTO public.%s (%s, %s) SELECT a.uuid, b.uuid FROM public.users AS a, public.users AS b WHERE a.handle = 'p%s' AND b.handle = 'p%s';"
                .formatted(table, left, right, one, other);
    }

    /** Reads to the end, and back again, which has to show the same. */
    private static List<String> walk(Actor reader, int limit) {
        var pages = new ArrayList<HttpResponse<String>>();
        for (var path = "/api/activities/following?limit=" + limit; !path.isEmpty(); ) {
            var page = reader.get(path);
            pages.add(page);
            path = Actor.link(page, "next");
        }
        var page = pages.getLast();
        for (var index = pages.size() - 2; index >= 0; index--) {
            page = reader.get(Actor.link(page, "prev"));
            assertThat(shown(page)).as("page %s, from behind", index).isEqualTo(shown(pages.get(index)));
        }
        return pages.stream().flatMap(read -> shown(read).stream()).toList();
    }

    private static List<String> shown(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return Actor.json(response)
                .valueStream()
                .map(entry -> entry.get("message").asString()
                        + (entry.has("reposted_by_handle")
                                ? " by " + entry.get("reposted_by_handle").asString()
                                : ""))
                .toList();
    }
}
