package com.cruddur.expiry;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An activity that can go now, with what it answers. */
record Deletable(UUID uuid, @Nullable UUID replyToActivityUuid) {}
