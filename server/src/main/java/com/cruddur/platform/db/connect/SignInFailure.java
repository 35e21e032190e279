package com.cruddur.platform.db.connect;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** There was nothing to sign in with; the message says why and what to do, and holds no secret. */
public final class SignInFailure extends SQLException {

    private static final long serialVersionUID = 1L;

    private static final String REFUSED = "28000";
    private static final String UNREACHABLE = "08001";

    private SignInFailure(String message, String state, @Nullable Throwable cause) {
        super(message, state, cause);
    }

    /** Waiting will not help. */
    static SignInFailure lasting(String message, @Nullable Throwable cause) {
        return new SignInFailure(message, REFUSED, cause);
    }

    /** Waiting may help. */
    static SignInFailure passing(String message, @Nullable Throwable cause) {
        return new SignInFailure(message, UNREACHABLE, cause);
    }
}
