package com.cruddur.platform;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.util.UUID;

/** The ids of new rows. */
public final class Ids {

    private static final TimeBasedEpochGenerator UUIDS = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /** A UUID of version 7: ordered by time, so that rows made together lie together in an index. */
    public static UUID next() {
        return UUIDS.generate();
    }

    /** One of that time, for a row that is to look as old. */
    public static UUID at(Instant time) {
        return UUIDS.construct(time.toEpochMilli());
    }
}
