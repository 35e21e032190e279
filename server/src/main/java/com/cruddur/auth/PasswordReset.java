package com.cruddur.auth;

/** Somebody who forgot their password sets another, by the code that was sent to their address. */
public record PasswordReset(String email, String code, String newPassword) {

    /** @throws com.cruddur.platform.Failure.Invalid with all that is wrong */
    public PasswordReset {
        var fields = new CredentialValidator();
        email = fields.email(email);
        code = fields.code(code);
        newPassword = fields.newPassword("new_password", newPassword);
        fields.report();
    }

    @Override
    public String toString() {
        return "PasswordReset[" + email + "]";
    }
}
