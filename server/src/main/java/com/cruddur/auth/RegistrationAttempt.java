package com.cruddur.auth;

/** Somebody who signed up, and whether they told the right code. */
record RegistrationAttempt(String email, String handle, String displayName, String passwordHash, boolean matches) {

    NewPerson person() {
        return new NewPerson(email, handle, displayName, passwordHash, "user");
    }

    @Override
    public String toString() {
        return "RegistrationAttempt[" + handle + "]";
    }

    /** A row of users to be, with its password. */
    public record NewPerson(String email, String handle, String displayName, String passwordHash, String role) {

        @Override
        public String toString() {
            return "NewPerson[" + handle + "]";
        }
    }
}
