package com.cruddur.expiry;

import static com.cruddur.expiry.SweptDatabase.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.cruddur.testing.Await;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes when the sweeper comes, what stays, and what it says of itself. */
@Timeout(60)
class SweeperTest {

    private final SweptDatabase swept = new SweptDatabase();

    @AfterEach
    void close() {
        swept.close();
    }

    @Test
    void expiredActivitiesGoAndLiveOnesStay() {
        swept.add("long gone", "NULL", "now() - interval '1 year'");
        swept.add("just gone", "NULL", "now()");
        swept.add("still here", "NULL", "now() + interval '1 minute'");
        swept.add("stays", "NULL", "NULL");

        assertThat(swept.sweep()).isEqualTo(2);

        assertThat(swept.messages()).containsExactly("stays", "still here");
        assertThat(swept.sweep()).isZero();
    }

    @Test
    void repliesGoWithTheExpiredPostTheyAnswer() {
        swept.add("gone", "NULL", "now()");
        swept.add("reply", uuid("gone"), "now()");
        swept.add("reply that would outlive it", uuid("gone"), "NULL");
        swept.add("reply to a reply", uuid("reply that would outlive it"), "now() + interval '1 day'");
        swept.add("alive", "NULL", "NULL");
        swept.add("reply to the living", uuid("alive"), "now() + interval '1 day'");

        assertThat(swept.sweep()).isEqualTo(4);

        assertThat(swept.messages()).containsExactly("alive", "reply to the living");
        assertThat(swept.deleted()).isEqualTo(4);
    }

    @Test
    void aLivingPostCountsItsRepliesWithoutTheSwept() {
        swept.add("counted", "NULL", "NULL");
        swept.add("miscounted by hand", "NULL", "NULL");
        for (var parent : List.of("counted", "miscounted by hand")) {
            swept.add(parent + " 1", uuid(parent), "now()");
            swept.add(parent + " 2", uuid(parent), "now() - interval '1 hour'");
            swept.add(parent + " 3", uuid(parent), "NULL");
        }
        swept.database().execute("UPDATE public.activities SET replies_count = 3 WHERE message = 'counted'");
        swept.database().execute("UPDATE public.activities SET replies_count = 1 WHERE message = 'miscounted by hand'");

        swept.sweep();

        assertThat(swept.database()
                        .texts("SELECT message || ': ' || replies_count FROM public.activities"
                                + " WHERE reply_to_activity_uuid IS NULL ORDER BY 1"))
                .containsExactly("counted: 1", "miscounted by hand: 0");
    }

    @Test
    void aRowThatAnswersItselfGoes() {
        swept.add("loop", "NULL", "now()");
        swept.database().execute("UPDATE public.activities SET reply_to_activity_uuid = uuid");

        assertThat(swept.sweep()).isEqualTo(1);
    }

    @Test
    void theLagIsTheAgeOfTheFirstExpiredRowAndGrowsWhileASweepIsBlocked() throws SQLException {
        assertThat(swept.lag()).as("before the first look").isNaN();
        swept.add("in use", "NULL", "now() - interval '1 hour'");
        swept.add("gone", "NULL", "now() - interval '1 day'");
        try (var other = swept.hold("in use")) {
            swept.sweep();
            var lag = swept.lag();
            assertThat(lag).isCloseTo(3_600, within(10.0)).isGreaterThan(3_600);
            Await.until("growth", Duration.ofSeconds(5), () -> swept.lag() > lag + 0.1);
            other.rollback();
        }

        swept.sweep();

        assertThat(swept.lag()).isZero();
    }

    @Test
    void theLagGrowsFromTheInstantOfExpiryOnWithoutAnotherLook() {
        swept.add("brief", "NULL", "now() + interval '2 seconds'");
        swept.sweep();
        assertThat(swept.lag()).isZero();

        Await.until("its expiry", Duration.ofSeconds(15), () -> swept.lag() > 0);

        assertThat(swept.sweep()).isEqualTo(1);
        assertThat(swept.lag()).isZero();
    }
}
