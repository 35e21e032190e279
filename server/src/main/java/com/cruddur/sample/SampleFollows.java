package com.cruddur.sample;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Who follows whom among made-up people, by their numbers. Most follow a few, some follow many, and who posts much is
 * followed much. The last follows two thousand, the last but one nobody: the two ends that a feed has to stand.
 */
final class SampleFollows {

    private static final int BUSIEST = 2_000;
    private static final int USUAL_MOST = 200;

    /** The half of the people follow up to twice as many. */
    private static final int LEAST = 4;

    /** How many of the first people to look at for each that is followed: a small world has no more. */
    private static final int TRIES = 4;

    /** No account is younger. */
    private static final int DAYS = 40;

    private final List<int[]> followed = new ArrayList<>();
    private final int[] followers;

    SampleFollows(Random random, int people) {
        followers = new int[people];
        for (var person = 0; person < people; person++) {
            var chosen = choose(random, person, people);
            followed.add(chosen);
            for (var one : chosen) {
                followers[one]++;
            }
        }
    }

    int followers(int person) {
        return followers[person];
    }

    int following(int person) {
        return followed.get(person).length;
    }

    private static int[] choose(Random random, int person, int people) {
        var chosen = new HashSet<Integer>();
        if (person == people - 1) {
            for (var other = 0; other < Math.min(people - 1, BUSIEST); other++) {
                chosen.add(other);
            }
        } else if (person != people - 2) {
            var wanted = Math.min(USUAL_MOST, (int) (LEAST / Math.sqrt(1 - random.nextDouble())));
            for (var tries = wanted * TRIES; tries > 0 && chosen.size() < wanted; tries--) {
                var other = MadeUpData.prolific(random, people);
                if (other != person) {
                    chosen.add(other);
                }
            }
        }
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Copies the rows in and returns their number. */
    long copy(Connection connection, Random random, List<UUID> people, Instant now) throws SQLException {
        try (var rows = new CopyRows(connection, "public.follows (follower_uuid, followed_uuid, created_at)")) {
            for (var person = 0; person < followed.size(); person++) {
                for (var other : followed.get(person)) {
                    var age = random.nextLong(ChronoUnit.DAYS.getDuration().toMillis() * DAYS);
                    rows.add(people.get(person), people.get(other), now.minusMillis(age));
                }
            }
            return rows.finish();
        }
    }
}
