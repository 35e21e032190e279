package com.cruddur.auth;

/** Somebody wants an account. */
public record SignUp(String email, String handle, String displayName, String password) {

    /** @throws com.cruddur.platform.Failure.Invalid with all that is wrong */
    public SignUp {
        var fields = new CredentialValidator();
        email = fields.email(email);
        handle = fields.handle(handle);
        displayName = fields.line("display_name", displayName, 100);
        password = fields.newPassword("password", password);
        fields.report();
    }

    @Override
    public String toString() {
        return "SignUp[" + handle + "]";
    }
}
