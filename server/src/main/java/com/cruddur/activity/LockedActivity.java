package com.cruddur.activity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An activity that is alive and stays as it is until the transaction ends.
 *
 * @param userUuid its author, null when the author's row is gone
 */
record LockedActivity(UUID uuid, @Nullable UUID userUuid) {}
