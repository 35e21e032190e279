package com.cruddur.platform.html;

import com.cruddur.platform.UrlEncoding;
import org.jspecify.annotations.Nullable;

/**
 * Where people come in and go out.
 *
 * @param signIn the address to sign in at, null when that is done elsewhere
 * @param signUp the address to join at
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

    /** None: the pages are read, and front ends sign in. */
    public static final SignInLinks CLOSED = new SignInLinks(null, null, null);

    /** Whether passwords and names are ours to change. */
    public boolean local() {
        return equals(LOCAL);
    }

    /** Signing in, and back to {@code here} afterwards; where there is no such page, {@code here} itself. */
    public String signInFrom(String here) {
        return signIn == null ? here : signIn + "?return_to=" + UrlEncoding.parameter(here);
    }
}
