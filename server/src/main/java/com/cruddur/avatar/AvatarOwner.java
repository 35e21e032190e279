package com.cruddur.avatar;

import org.jspecify.annotations.Nullable;

/** Whose picture it is; {@code avatarKey} is null when they have uploaded none. */
record AvatarOwner(
        String handle, String displayName, @Nullable String avatarKey) {}
