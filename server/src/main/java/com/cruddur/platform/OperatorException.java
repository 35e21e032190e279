package com.cruddur.platform;

import org.jspecify.annotations.Nullable;

/**
 * A problem that the operator has to fix. The message is one line with cause and remedy; the command line prints only
 * that line and exits with code 1.
 */
public class OperatorException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public OperatorException(String message) {
        super(message);
    }

    public OperatorException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
