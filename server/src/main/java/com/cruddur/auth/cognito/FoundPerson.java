package com.cruddur.auth.cognito;

import com.cruddur.platform.http.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * A person found by their id in Cognito.
 *
 * @param lastWrite the position that a replica must have replayed to show everything that the person wrote, null when that is long ago
 */
record FoundPerson(Viewer viewer, @Nullable Long lastWrite) {}
