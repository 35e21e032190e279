package com.cruddur.auth;

/** A row of users to be, with its password. */
public record NewPerson(String email, String handle, String displayName, String passwordHash, String role) {

    @Override
    public String toString() {
        return "NewPerson[" + handle + "]";
    }
}
