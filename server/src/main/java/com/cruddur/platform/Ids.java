package com.cruddur.platform;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Generates and parses ids. */
public final class Ids {

    private static final TimeBasedEpochGenerator UUIDS = Generators.timeBasedEpochGenerator();

    /** {@link UUID#fromString} also accepts shorter forms, which would give one resource several addresses. */
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Ids() {}

    /** Parses an id in its usual form of 36 characters; empty for any other text. */
    public static Optional<UUID> parse(String text) {
        return UUID_FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** Returns a UUID of version 7. It begins with the time, so rows created together are neighbours in an index. */
    public static UUID next() {
        return UUIDS.generate();
    }

    /** Returns a UUID of version 7 that begins with {@code time}, for rows created in the past. */
    public static UUID at(Instant time) {
        return UUIDS.construct(time.toEpochMilli());
    }
}
