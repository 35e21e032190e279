package com.cruddur.auth;

import com.cruddur.platform.text.Validator;

/** Somebody wants an account. */
public record SignUp(String email, String handle, String displayName, String password) {

    /** @throws com.cruddur.platform.Failure.Invalid with all that is wrong */
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
