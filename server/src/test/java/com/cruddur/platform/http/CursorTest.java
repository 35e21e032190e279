package com.cruddur.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.sql.KeysetPage.Direction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

/** A cursor means the same place after its travels, and a damaged one is told. */
class CursorTest {

    @Property
    void aCursorSurvivesItsTextForm(
            @ForAll Direction direction,
            @ForAll @LongRange(min = -62_135_596_800_000_000L, max = 253_402_300_799_999_999L) long micros,
            @ForAll long high,
            @ForAll long low) {
        var cursor = new Cursor(direction, Instant.EPOCH.plus(micros, ChronoUnit.MICROS), new UUID(high, low));

        assertThat(Cursor.decode(cursor.encode())).isEqualTo(cursor);
        assertThat(cursor.encode()).matches("[A-Za-z0-9_-]{39}");
    }

    @Property
    void aCursorWithOneOtherLetterIsRefused(
            @ForAll long high,
            @ForAll @IntRange(max = 38) int position,
            @ForAll @CharRange(from = '!', to = '~') char letter) {
        var text = new Cursor(Direction.OLDER, Instant.EPOCH, new UUID(high, 1)).encode();
        var other = text.substring(0, position) + letter + text.substring(position + 1);

        if (!other.equals(text)) {
            assertThatThrownBy(() -> Cursor.decode(other)).isInstanceOf(Failure.BadRequest.class);
        }
    }

    @Property
    void anyOtherTextIsRefused(@ForAll @StringLength(max = 80) String text) {
        assertThatThrownBy(() -> Cursor.decode(text)).isInstanceOf(Failure.BadRequest.class);
    }
}
