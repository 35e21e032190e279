package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.sql.KeysetPage.Direction;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * A position in a list sorted by time and id, and the direction to read from there. The text form is opaque. Its
 * checksum helps authors of clients: a cursor that was shortened, edited or changed in case gets 400, and not a
 * plausible page from another position. It protects no secret, since every cursor leads only to visible posts.
 *
 * @param createdAt the creation time of the item at this position, to the microsecond, from year 1 to 9999
 * @param uuid the item's id
 */
public record Cursor(Direction direction, Instant createdAt, UUID uuid) {

    private static final int CONTENT_BYTES = 1 + Long.BYTES + 2 * Long.BYTES;
    private static final int BYTES = CONTENT_BYTES + Integer.BYTES;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    /** @throws IllegalArgumentException when the time is out of range */
    public Cursor {
        createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
        if (createdAt.isBefore(EARLIEST) || createdAt.isAfter(LATEST)) {
            throw new IllegalArgumentException("Not a time a post can have: " + createdAt);
        }
    }

    /** Returns the text form: 39 letters, digits, {@code -} and {@code _}. */
    public String encode() {
        var buffer = ByteBuffer.allocate(BYTES)
                .put((byte) (direction == Direction.NEWER ? 1 : 0))
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, createdAt))
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits());
        buffer.putInt(checksum(buffer.array()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }

    /**
     * Parses the text form.
     *
     * @throws Failure.BadRequest when {@link #encode} did not produce it
     */
    public static Cursor decode(String text) {
        try {
            var buffer = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (buffer.capacity() != BYTES || buffer.getInt(CONTENT_BYTES) != checksum(buffer.array())) {
                throw new IllegalArgumentException("damaged");
            }
            var direction = buffer.get() == 1 ? Direction.NEWER : Direction.OLDER;
            var createdAt = Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS);
            var cursor = new Cursor(direction, createdAt, new UUID(buffer.getLong(), buffer.getLong()));
            if (!cursor.encode().equals(text)) {
                throw new IllegalArgumentException("another spelling");
            }
            return cursor;
        } catch (RuntimeException _) {
            throw new Failure.BadRequest(
                    "The cursor is damaged: use one from a Link header as it is, or leave it out to start at the"
                            + " newest.");
        }
    }

    private static int checksum(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes, 0, CONTENT_BYTES);
        return (int) crc.getValue();
    }
}
