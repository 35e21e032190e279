package com.cruddur.platform.html;

import com.cruddur.platform.UrlEncoding;
import org.jspecify.annotations.Nullable;

/**
 * The addresses to sign in, up and out at.
 *
 * @param signIn the address to sign in at, null when people sign in elsewhere
 * @param signUp the address to sign up at
 * @param signOut the address that takes the form to sign out
 */
public record SignInLinks(
        @Nullable String signIn,
        @Nullable String signUp,
        @Nullable String signOut) {

    /** Pages of our own. */
    public static final SignInLinks LOCAL = new SignInLinks("/sign-in", "/sign-up", "/sign-out");

    /** The pages of AWS Cognito, by way of ours. */
    public static final SignInLinks COGNITO = new SignInLinks("/auth/login", "/auth/login", "/auth/logout");

    /** None: people sign in on other front ends. */
    public static final SignInLinks CLOSED = new SignInLinks(null, null, null);

    /** Whether the service itself keeps passwords and handles. */
    public boolean local() {
        return equals(LOCAL);
    }

    /** The address to sign in at, which returns to {@code here}; {@code here} itself where there is none. */
    public String signInFrom(String here) {
        return signIn == null ? here : signIn + "?return_to=" + UrlEncoding.parameter(here);
    }
}
