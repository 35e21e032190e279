package com.cruddur.relation;

import java.time.Instant;
import java.util.UUID;

/**
 * A person in a list of followers, followed, blocked or muted.
 *
 * @param avatarUrl where their picture is, uploaded or generated
 * @param since from when on they have been in the list
 */
public record Related(UUID uuid, String handle, String displayName, String bio, String avatarUrl, Instant since) {}
