package com.cruddur.auth;

import com.cruddur.platform.text.Validator;

/** The form of a sign-up. */
public record SignUp(String email, String handle, String displayName, String password) {

    /** @throws com.cruddur.platform.Failure.Invalid with the codes of all mistakes */
    public SignUp {
        var validator = new Validator();
        email = validator.email(email);
        handle = validator.newHandle(handle);
        displayName = validator.line("display_name", displayName, 100);
        password = validator.newPassword("password", password);
        validator.refuse();
    }

    @Override
    public String toString() {
        return "SignUp[" + handle + "]";
    }
}
