package com.cruddur.platform.db;

/**
 * What a client names a request by, to send it again without its being done twice.
 *
 * @param value 1 to 255 characters
 * @param fingerprint a hash of the request
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
public record IdempotencyKey(String value, byte[] fingerprint) {}
