package com.cruddur.account;

import com.cruddur.platform.text.Validator;

/** Somebody wants their account to be deleted, and shows that it is theirs. */
public record AccountDeletion(String password) {

    /** @throws com.cruddur.platform.Failure.Invalid with all that is wrong */
    public AccountDeletion {
        var validator = new Validator();
        password = validator.password("password", password);
        validator.refuse();
    }

    @Override
    public String toString() {
        return "AccountDeletion[]";
    }
}
