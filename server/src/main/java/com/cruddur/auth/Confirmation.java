package com.cruddur.auth;

/** Somebody tells the code that was sent to their address. */
public record Confirmation(String email, String code) {

    /** @throws com.cruddur.platform.Failure.Invalid with all that is wrong */
    public Confirmation {
        var fields = new CredentialValidator();
        email = fields.email(email);
        code = fields.code(code);
        fields.report();
    }

    @Override
    public String toString() {
        return "Confirmation[" + email + "]";
    }
}
