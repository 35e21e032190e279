package com.cruddur.user;

import java.util.UUID;

/** What everybody may know of a person, in short. */
public record UserSummary(UUID uuid, String handle, String displayName) {}
