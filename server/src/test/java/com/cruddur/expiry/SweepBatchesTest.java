package com.cruddur.expiry;

import static com.cruddur.expiry.SweptDatabase.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However much there is to delete, no transaction is large. */
@Timeout(60)
class SweepBatchesTest {

    private final SweptDatabase swept = new SweptDatabase();

    @AfterEach
    void close() {
        swept.close();
    }

    @Test
    void fiftyThousandGoInBoundedTransactions() {
        swept.addMany(50_000, "NULL", "now() - n * interval '1 second'");
        swept.logTransactions();

        assertThat(swept.sweep()).isEqualTo(50_000);

        assertThat(swept.messages()).isEmpty();
        assertThat(swept.largestTransaction()).isEqualTo(Sweeper.LARGEST_BATCH);
        assertThat(swept.deleted()).isEqualTo(50_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"now()", "NULL"})
    void aPostWithThousandsOfRepliesGoesInBoundedTransactionsToo(String expiryOfReplies) {
        swept.add("popular", "NULL", "now()");
        swept.addMany(10_000, uuid("popular"), expiryOfReplies);
        swept.logTransactions();

        assertThat(swept.sweep()).isEqualTo(10_001);

        assertThat(swept.messages()).isEmpty();
        assertThat(swept.largestTransaction()).isLessThanOrEqualTo(2 * Sweeper.LARGEST_BATCH);
    }

    @Test
    void manyConversationsGoInBoundedTransactions() {
        swept.addMany(1_500, "NULL", "now()");
        for (var depth = 0; depth < 4; depth++) {
            swept.database().execute("""
                    INSERT INTO public.activities (message, reply_to_activity_uuid)
                    SELECT 'reply', uuid FROM public.activities AS parent WHERE NOT EXISTS (
                        SELECT 1 FROM public.activities AS reply WHERE reply.reply_to_activity_uuid = parent.uuid)
                    """);
        }
        swept.logTransactions();

        assertThat(swept.sweep()).isEqualTo(7_500);

        assertThat(swept.messages()).isEmpty();
        assertThat(swept.largestTransaction()).isLessThanOrEqualTo(2 * Sweeper.LARGEST_BATCH);
    }

    @Test
    void aConversationOfAnyDepthGoes() {
        swept.database().execute("""
                INSERT INTO public.activities (uuid, message, reply_to_activity_uuid, expires_at)
                SELECT uuid_of(n), 'depth ' || n, CASE WHEN n > 1 THEN uuid_of(n - 1) END, CASE WHEN n = 1 THEN now() END
                FROM generate_series(1, 3000) AS n
                """.replaceAll("uuid_of\\(([^)]*)\\)", "lpad(($1)::text, 32, '0')::uuid"));
        swept.logTransactions();

        assertThat(swept.sweep()).isEqualTo(3_000);

        assertThat(swept.messages()).isEmpty();
        assertThat(swept.largestTransaction()).isLessThanOrEqualTo(2 * Sweeper.LARGEST_BATCH);
    }

    @Test
    void aSlowDiskMakesTransactionsSmallerAndStopsNothing() {
        swept.addMany(600, "NULL", "now()");
        swept.database().execute("""
                CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.003); RETURN OLD; END';
                CREATE TRIGGER slow BEFORE DELETE ON public.activities FOR EACH ROW EXECUTE FUNCTION slow();
                """);

        assertThat(swept.sweep()).isEqualTo(600);
        assertThat(swept.deleted()).isEqualTo(600);
    }

    @Test
    void transactionsGrowAgainOnceTheDatabaseAnswers() {
        swept.addMany(5_000, "NULL", "now()");
        swept.logTransactions();
        swept.database().execute("""
                CREATE SEQUENCE statements;
                CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS
                    'BEGIN IF nextval(''statements'') = 1 THEN PERFORM pg_sleep(10); END IF; RETURN NULL; END';
                CREATE TRIGGER slow BEFORE DELETE ON public.activities EXECUTE FUNCTION slow();
                """);

        assertThat(swept.sweep()).isEqualTo(5_000);
        assertThat(swept.largestTransaction()).isEqualTo(Sweeper.LARGEST_BATCH);
    }

    @Test
    @Timeout(30)
    void aSweepEndsHoweverManyPostsExpireMeanwhile() {
        swept.addMany(10, "NULL", "now()");
        swept.database().execute("""
                CREATE FUNCTION expire_another() RETURNS trigger LANGUAGE plpgsql AS
                    'BEGIN INSERT INTO public.activities (message, expires_at) VALUES (''next'', clock_timestamp()); RETURN NULL; END';
                CREATE TRIGGER expire_another AFTER DELETE ON public.activities FOR EACH ROW EXECUTE FUNCTION expire_another();
                """);

        assertThat(swept.sweep()).isGreaterThanOrEqualTo(10);
        assertThat(swept.messages()).as("left for the next sweep").hasSize(10).containsOnly("next");
    }

    @Test
    void aPostThatTenThousandLikedGoesInBoundedTransactionsToo() {
        swept.add("popular", "NULL", "now()");
        swept.add("liked as well, and alive", "NULL", "NULL");
        swept.database().execute("""
                INSERT INTO public.users (display_name, handle, email) SELECT 'fan', 'fan' || n, n || '@example.com' FROM generate_series(1, 10000) AS n;
                INSERT INTO public.likes (activity_uuid, user_uuid) SELECT activities.uuid, users.uuid FROM public.activities, public.users;
                INSERT INTO public.notifications (activity_uuid, user_uuid, actor_uuid, kind)
                SELECT (SELECT uuid FROM public.activities WHERE message = 'popular'), max.uuid, users.uuid, 'like'
                FROM public.users, LATERAL (SELECT other.uuid FROM public.users AS other WHERE other.handle = CASE users.handle WHEN 'fan1' THEN 'fan2' ELSE 'fan1' END) AS max;
                """);
        swept.logTransactions();

        assertThat(swept.sweep()).isEqualTo(20_001);

        assertThat(swept.messages()).containsExactly("liked as well, and alive");
        assertThat(swept.database().texts("SELECT count(*) FROM public.likes")).containsExactly("10000");
        assertThat(swept.largestTransaction()).isLessThanOrEqualTo(2 * Sweeper.LARGEST_BATCH + 1);
    }
}
