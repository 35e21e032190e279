package com.cruddur.auth;

/** Somebody who knows their password wants another. */
public record PasswordChange(String currentPassword, String newPassword) {

    /** @throws com.cruddur.platform.Failure.Invalid with all that is wrong */
    public PasswordChange {
        var fields = new CredentialValidator();
        currentPassword = fields.password("current_password", currentPassword);
        newPassword = fields.newPassword("new_password", newPassword);
        fields.report();
    }

    @Override
    public String toString() {
        return "PasswordChange[]";
    }
}
