package com.cruddur.platform.db.sql;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Each kind of parameter and result. */
interface ExampleSql {

    enum Size {
        SMALL,
        VERY_LARGE
    }

    record Person(UUID uuid, @Nullable String displayName) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Everything(
            Person person,
            int number,
            @Nullable Integer perhaps,
            long count,
            double ratio,
            boolean yes,
            @Nullable Boolean maybe,
            Instant createdAt,
            OffsetDateTime updatedAt,
            @Nullable Duration lifetime,
            Size size,
            byte[] hash) {}

    record Digit(int number) {}

    record Sized(Size size) {}

    record Values(@Nullable UUID uuid, @Nullable OffsetDateTime time) {}

    Everything everything();

    Digit nullNumber();

    Sized unknownSize();

    List<Digit> unreadColumn();

    List<Digit> missingColumn();

    List<Integer> numbers(@MaxRows int most);

    Set<String> words(String[] words);

    Optional<Values> bound(Values values, UUID[] uuids);

    void nothing();

    int change(int rows);
}
