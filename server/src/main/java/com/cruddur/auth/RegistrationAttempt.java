package com.cruddur.auth;

/** A registration, and whether the code matches. */
record RegistrationAttempt(String email, String handle, String displayName, String passwordHash, boolean matches) {

    NewPerson person() {
        return new NewPerson(email, handle, displayName, passwordHash, "user");
    }

    @Override
    public String toString() {
        return "RegistrationAttempt[" + handle + "]";
    }

    /** A user to create, with their password. */
    public record NewPerson(String email, String handle, String displayName, String passwordHash, String role) {

        @Override
        public String toString() {
            return "NewPerson[" + handle + "]";
        }
    }
}
