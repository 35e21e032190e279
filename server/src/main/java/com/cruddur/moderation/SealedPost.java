package com.cruddur.moderation;

/** What a report holds of a post: one column of its row, and not several as other records within a record are. */
public sealed interface SealedPost permits Evidence {

    /** What the post said, as far as that can be read. */
    String words();
}
