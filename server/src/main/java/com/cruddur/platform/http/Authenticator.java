package com.cruddur.platform.http;

import java.util.Optional;

/** Tells who a credential belongs to. */
@FunctionalInterface
public interface Authenticator {

    /** The person, empty when the credential is unknown, malformed or over. */
    Optional<Viewer> identify(Credential credential);
}
