package com.cruddur.moderation;

/** What a report came to. */
public enum Resolution {
    /** Nothing is wrong with it. */
    DISMISSED,
    /** The post is gone, with what answers it. */
    REMOVED,
    /** The person is shut out. */
    SUSPENDED
}
