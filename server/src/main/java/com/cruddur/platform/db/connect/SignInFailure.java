package com.cruddur.platform.db.connect;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** There are no credentials to sign in with. The message states the cause and the remedy, and contains no secret. */
public final class SignInFailure extends SQLException {

    private static final long serialVersionUID = 1L;

    private static final String REFUSED = "28000";
    private static final String UNREACHABLE = "08001";

    private SignInFailure(String message, String state, @Nullable Throwable cause) {
        super(message, state, cause);
    }

    /** A failure that waiting cannot cure. */
    static SignInFailure lasting(String message, @Nullable Throwable cause) {
        return new SignInFailure(message, REFUSED, cause);
    }

    /** A failure that waiting may cure. */
    static SignInFailure passing(String message, @Nullable Throwable cause) {
        return new SignInFailure(message, UNREACHABLE, cause);
    }
}
