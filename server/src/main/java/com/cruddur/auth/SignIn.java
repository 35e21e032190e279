package com.cruddur.auth;

/**
 * Somebody wants to sign in.
 *
 * @param login an e-mail address or a handle
 */
public record SignIn(String login, String password) {

    /** @throws com.cruddur.platform.Failure.Invalid with all that is wrong */
    public SignIn {
        var fields = new CredentialValidator();
        login = fields.line("login", login, 320);
        password = fields.password("password", password);
        fields.report();
        if (login.startsWith("@")) {
            login = login.substring(1);
        }
    }

    @Override
    public String toString() {
        return "SignIn[" + login + "]";
    }
}
