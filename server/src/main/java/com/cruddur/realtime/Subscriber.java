package com.cruddur.realtime;

import com.cruddur.platform.http.Credential;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The client of a stream.
 *
 * @param person null when nobody is signed in
 * @param credential what the client presented, null when nobody is signed in
 * @param lastEventId the last event that the client received, null on its first connection; negative when the client
 *     sent something that is no id
 */
record Subscriber(
        @Nullable UUID person,
        @Nullable Credential credential,
        @Nullable Long lastEventId) {}
