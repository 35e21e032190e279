package com.cruddur.platform.http;

/** What a person may do, each including what stands before it. */
public enum Role {
    USER,
    MODERATOR,
    ADMIN
}
