package com.cruddur.platform.db;

import java.util.UUID;

/** SQL of completed requests: the method {@code x} runs {@code IdempotencySql/x.sql}. */
interface IdempotencySql {

    /** A completed request and the row that it created. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Done(byte[] fingerprint, UUID resourceUuid) {}

    /** Records the request; returns 0 when the key is already taken. */
    int claim(UUID user, String key, byte[] fingerprint, UUID resource);

    /** Returns the request with this key, which must exist. */
    Done find(UUID user, String key);
}
