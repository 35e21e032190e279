package com.cruddur.realtime;

import com.cruddur.platform.http.Credential;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who listens.
 *
 * @param person null for who is not signed in
 * @param credential what they showed, null for who is not signed in
 * @param lastEventId the last event they know, null when they begin; negative when it cannot be one
 */
record Subscriber(
        @Nullable UUID person,
        @Nullable Credential credential,
        @Nullable Long lastEventId) {}
