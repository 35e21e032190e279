package com.cruddur.platform;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Makes the ids of new rows, and reads ids. */
public final class Ids {

    private static final TimeBasedEpochGenerator UUIDS = Generators.timeBasedEpochGenerator();

    /** {@link UUID#fromString} takes shorter forms too, which would give one thing many addresses. */
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Ids() {}

    /** The id that {@code text} writes in the usual form of 36 characters, empty when it is another text. */
    public static Optional<UUID> parse(String text) {
        return UUID_FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** A UUID of version 7: ordered by time, so that rows made together lie together in an index. */
    public static UUID next() {
        return UUIDS.generate();
    }

    /** One of that time, for a row that is to look as old. */
    public static UUID at(Instant time) {
        return UUIDS.construct(time.toEpochMilli());
    }
}
