package com.cruddur.auth;

import com.cruddur.platform.text.Validator;

/** Somebody who forgot their password sets another, by the code that was sent to their address. */
public record PasswordReset(String email, String code, String newPassword) {

    /** @throws com.cruddur.platform.Failure.Invalid with all that is wrong */
    public PasswordReset {
        var validator = new Validator();
        email = validator.email(email);
        code = validator.code(code);
        newPassword = validator.newPassword("new_password", newPassword);
        validator.refuse();
    }

    @Override
    public String toString() {
        return "PasswordReset[" + email + "]";
    }
}
