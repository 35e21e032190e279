package com.cruddur.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.sql.KeysetPage.Direction;
import com.cruddur.testing.RandomTexts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A cursor means the same place after its travels, and a damaged one is told. */
class CursorTest {

    /** The years 1 to 9999. */
    private static final long FIRST_MICROSECOND = -62_135_596_800_000_000L;

    private static final long LAST_MICROSECOND = 253_402_300_799_999_999L;

    private final Random random = new Random(2026);

    @Test
    void aCursorSurvivesItsTextForm() {
        for (var i = 0; i < 1_000; i++) {
            var time = Instant.EPOCH.plus(random.nextLong(FIRST_MICROSECOND, LAST_MICROSECOND + 1), ChronoUnit.MICROS);
            var cursor = new Cursor(
                    random.nextBoolean() ? Direction.OLDER : Direction.NEWER,
                    time,
                    new UUID(random.nextLong(), random.nextLong()));

            assertThat(Cursor.decode(cursor.encode())).isEqualTo(cursor);
            assertThat(cursor.encode()).matches("[A-Za-z0-9_-]{39}");
        }
    }

    @Test
    void aCursorWithOneOtherLetterIsRefused() {
        for (var i = 0; i < 1_000; i++) {
            var text = new Cursor(Direction.OLDER, Instant.EPOCH, new UUID(random.nextLong(), 1)).encode();
            var position = random.nextInt(text.length());
            var letter = (char) random.nextInt('!', '~' + 1);
            var other = text.substring(0, position) + letter + text.substring(position + 1);

            if (!other.equals(text)) {
                assertThatThrownBy(() -> Cursor.decode(other)).as(other).isInstanceOf(Failure.BadRequest.class);
            }
        }
    }

    @Test
    void anyOtherTextIsRefused() {
        for (var text : RandomTexts.of(1_000, 80)) {
            assertThatThrownBy(() -> Cursor.decode(text)).as(text).isInstanceOf(Failure.BadRequest.class);
        }
    }
}
