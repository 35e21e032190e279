package com.cruddur.avatar;

/**
 * A picture ready to be shown.
 *
 * @param extension png or jpg
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record Picture(String extension, byte[] bytes) {}
