package com.cruddur.platform;

/**
 * Something the person who runs Cruddur has to put right. The message is one line that names the cause and says what to
 * do; the command line prints it alone and ends with exit code 1.
 */
public class OperatorException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public OperatorException(String message) {
        super(message);
    }

    public OperatorException(String message, Throwable cause) {
        super(message, cause);
    }
}
