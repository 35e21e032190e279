package com.cruddur.platform.http;

import java.util.Optional;

/** Identifies the owner of a credential. */
@FunctionalInterface
public interface Authenticator {

    /** Returns the owner; empty when the credential is unknown, malformed or expired. */
    Optional<Viewer> identify(Credential credential);
}
