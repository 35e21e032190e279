package com.cruddur.reaction;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a reaction came to.
 *
 * @param authorUuid whose activity it is, null when the author's row is gone
 * @param changed whether it was not so before
 * @param total how many people there are now who liked or reposted
 */
record Reaction(@Nullable UUID authorUuid, boolean changed, int total) {}
