package com.cruddur.platform.html;

import com.cruddur.platform.UrlEncoding;
import org.jspecify.annotations.Nullable;

/**
 * The addresses for signing in, up and out.
 *
 * @param signIn the sign-in address, null when people sign in elsewhere
 * @param signUp the sign-up address
 * @param signOut the address that the sign-out form is sent to
 */
public record SignInLinks(
        @Nullable String signIn,
        @Nullable String signUp,
        @Nullable String signOut) {

    /** Our own pages. */
    public static final SignInLinks LOCAL = new SignInLinks("/sign-in", "/sign-up", "/sign-out");

    /** Our pages that redirect to AWS Cognito. */
    public static final SignInLinks COGNITO = new SignInLinks("/auth/login", "/auth/login", "/auth/logout");

    /** No addresses: people sign in on other front ends. */
    public static final SignInLinks CLOSED = new SignInLinks(null, null, null);

    /** Returns whether the service itself stores passwords and handles. */
    public boolean local() {
        return equals(LOCAL);
    }

    /** Returns the sign-in address that leads back to {@code here}, or {@code here} when there is none. */
    public String signInFrom(String here) {
        return signIn == null ? here : signIn + "?return_to=" + UrlEncoding.parameter(here);
    }
}
