package com.cruddur.account;

import com.cruddur.auth.CredentialValidator;

/** Somebody wants their account to be deleted, and shows that it is theirs. */
public record AccountDeletion(String password) {

    /** @throws com.cruddur.platform.Failure.Invalid with all that is wrong */
    public AccountDeletion {
        var fields = new CredentialValidator();
        password = fields.password("password", password);
        fields.report();
    }

    @Override
    public String toString() {
        return "AccountDeletion[]";
    }
}
