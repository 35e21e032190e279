package com.cruddur.auth;

import com.cruddur.platform.text.Validator;

/** Somebody wants a code to be sent to their address. */
public record CodeRequest(String email) {

    /** @throws com.cruddur.platform.Failure.Invalid when this is no address */
    public CodeRequest {
        var validator = new Validator();
        email = validator.email(email);
        validator.refuse();
    }
}
