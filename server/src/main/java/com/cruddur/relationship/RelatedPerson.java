package com.cruddur.relationship;

import com.cruddur.user.AvatarAddress;
import java.time.Instant;
import java.util.UUID;

/**
 * A person in a list of followers, followed, blocked or muted.
 *
 * @param avatarUrl where their picture is, uploaded or generated
 * @param since from when on they have been in the list
 */
public record RelatedPerson(
        UUID uuid, String handle, String displayName, String bio, AvatarAddress avatarUrl, Instant since) {}
