package com.cruddur.platform.http;

/** The rights of a person. Each role includes those before it. */
public enum Role {
    USER,
    MODERATOR,
    ADMIN
}
