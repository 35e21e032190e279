package com.cruddur.activity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of this room: the method {@code x} runs {@code ActivitySql/x.sql}. */
interface ActivitySql {

    /** One activity as {@code viewer} sees it. */
    Optional<Activity> find(@Nullable UUID viewer, UUID uuid);

    /** The activity, what it answers, and the first replies to it and to them, oldest first, as far as they are alive. */
    List<Activity> thread(@Nullable UUID viewer, UUID uuid);
}
