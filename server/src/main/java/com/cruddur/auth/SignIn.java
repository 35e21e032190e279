package com.cruddur.auth;

import com.cruddur.platform.text.Validator;

/**
 * The form of a sign-in.
 *
 * @param login an e-mail address or a handle
 */
public record SignIn(String login, String password) {

    /** @throws com.cruddur.platform.Failure.Invalid with the codes of all mistakes */
    public SignIn {
        var validator = new Validator();
        login = validator.login(login);
        password = validator.password("password", password);
        validator.refuse();
    }

    @Override
    public String toString() {
        return "SignIn[" + login + "]";
    }
}
