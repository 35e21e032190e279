package com.cruddur.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.SampleData;
import com.cruddur.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** {@code bench/sample-data.sql} makes a data set of which the constraints of the schema do not hold everything. */
class SampleDataTest {

    @Test
    void isAsLargeAsAskedForAliveAndConsistent() {
        try (var database = TestDatabase.migrated()) {
            for (var run = 1; run <= 2; run++) {
                SampleData.insert(database, 20, 500);

                assertThat(number(database, "SELECT count(*) FROM public.users"))
                        .isEqualTo(run * 20);
                assertThat(number(database, "SELECT count(*) FROM public.activities"))
                        .isEqualTo(run * 500);
                assertThat(number(database, "SELECT count(DISTINCT lower(handle)) FROM public.users"))
                        .isEqualTo(run * 20);
            }
            assertThat(number(database, "SELECT count(*) FROM public.activities WHERE expires_at <= now()"))
                    .as("expired")
                    .isZero();
            assertThat(number(database, "SELECT count(*) FROM public.activities WHERE created_at > now()"))
                    .as("from the future")
                    .isZero();
            assertThat(number(
                            database,
                            "SELECT count(*) FROM public.activities WHERE reply_to_activity_uuid IS NOT NULL"))
                    .as("replies")
                    .isPositive();
            assertThat(number(database, """
                SELECT count(*) FROM public.activities AS parent
                WHERE replies_count <> (SELECT count(*) FROM public.activities AS reply
                                        WHERE reply.reply_to_activity_uuid = parent.uuid)
                """)).as("miscounted").isZero();
            assertThat(number(database, """
                SELECT count(*) FROM public.activities AS activity
                WHERE likes_count <> (SELECT count(*) FROM public.likes WHERE activity_uuid = activity.uuid)
                   OR reposts_count <> (SELECT count(*) FROM public.reposts WHERE activity_uuid = activity.uuid)
                """)).as("reactions miscounted").isZero();
            assertThat(number(database, """
                SELECT count(*) FROM public.users AS person
                WHERE followers_count <> (SELECT count(*) FROM public.follows WHERE followed_uuid = person.uuid)
                   OR following_count <> (SELECT count(*) FROM public.follows WHERE follower_uuid = person.uuid)
                """)).as("follows miscounted").isZero();
            assertThat(database.texts("SELECT following_count FROM public.users WHERE following_count IN (0, 19)"))
                    .as("who follows all, who follows nobody")
                    .contains("19", "0");
            assertThat(number(database, """
                SELECT count(*) FROM public.activities AS reply
                JOIN public.activities AS parent ON parent.uuid = reply.reply_to_activity_uuid
                WHERE coalesce(reply.expires_at, 'infinity') > coalesce(parent.expires_at, 'infinity')
                   OR reply.created_at < parent.created_at
                """))
                    .as("outliving or preceding what they answer")
                    .isZero();
        }
    }

    private static int number(TestDatabase database, String sql) {
        return Integer.parseInt(database.texts(sql).getFirst());
    }
}
