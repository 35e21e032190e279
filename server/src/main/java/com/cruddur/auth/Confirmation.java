package com.cruddur.auth;

import com.cruddur.platform.text.Validator;

/** Somebody tells the code that was sent to their address. */
public record Confirmation(String email, String code) {

    /** @throws com.cruddur.platform.Failure.Invalid with all that is wrong */
    public Confirmation {
        var validator = new Validator();
        email = validator.email(email);
        code = validator.code(code);
        validator.refuse();
    }

    @Override
    public String toString() {
        return "Confirmation[" + email + "]";
    }
}
