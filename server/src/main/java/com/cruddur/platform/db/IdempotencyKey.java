package com.cruddur.platform.db;

/**
 * The key by which a client can repeat a request without executing it twice.
 *
 * @param value 1 to 255 characters
 * @param fingerprint a hash of the request
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
public record IdempotencyKey(String value, byte[] fingerprint) {}
