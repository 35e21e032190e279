package com.cruddur.avatar;

/**
 * An encoded picture.
 *
 * @param extension png or jpg
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record Picture(String extension, byte[] bytes) {}
