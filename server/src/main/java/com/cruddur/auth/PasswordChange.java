package com.cruddur.auth;

import com.cruddur.platform.text.Validator;

/** Somebody who knows their password wants another. */
public record PasswordChange(String currentPassword, String newPassword) {

    /** @throws com.cruddur.platform.Failure.Invalid with all that is wrong */
    public PasswordChange {
        var validator = new Validator();
        currentPassword = validator.password("current_password", currentPassword);
        newPassword = validator.newPassword("new_password", newPassword);
        validator.refuse();
    }

    @Override
    public String toString() {
        return "PasswordChange[]";
    }
}
