package com.cruddur.platform.db;

import java.util.UUID;

/** SQL of the requests that were done: the method {@code x} runs {@code IdempotencySql/x.sql}. */
interface IdempotencySql {

    /** A request that was done, and the row it made. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Done(byte[] fingerprint, UUID resourceUuid) {}

    /** Notes the request; 0 when there is one of this key. */
    int claim(UUID user, String key, byte[] fingerprint, UUID resource);

    /** The request of this key, which is there. */
    Done find(UUID user, String key);
}
