package com.cruddur.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A hashtag in a live post.
 *
 * @param expiresAt when the post is gone, null when it stays
 * @param now the database's clock when this was read
 */
record HashtagUse(String hashtag, @Nullable Instant expiresAt, Instant now) {}
