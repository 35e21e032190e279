package com.cruddur.expiry;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An activity that can be deleted now, with its parent. */
record Deletable(UUID uuid, @Nullable UUID replyToActivityUuid) {}
