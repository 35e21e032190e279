package com.cruddur.auth.cognito;

import com.cruddur.platform.http.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * A person whom we know by their id in Cognito.
 *
 * @param lastWrite what a replica must have replayed to show all that the person wrote, null when that is long ago
 */
record FoundPerson(Viewer viewer, @Nullable Long lastWrite) {}
