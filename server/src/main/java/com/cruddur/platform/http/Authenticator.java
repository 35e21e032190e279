package com.cruddur.platform.http;

import java.util.Optional;

/** Identifies the person that a credential belongs to. */
@FunctionalInterface
public interface Authenticator {

    /** The person; empty when the credential is unknown, malformed or expired. */
    Optional<Viewer> identify(Credential credential);
}
