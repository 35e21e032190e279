package com.cruddur.auth;

/** Somebody wants a code to be sent to their address. */
public record CodeRequest(String email) {

    /** @throws com.cruddur.platform.Failure.Invalid when this is no address */
    public CodeRequest {
        var fields = new CredentialValidator();
        email = fields.email(email);
        fields.report();
    }
}
