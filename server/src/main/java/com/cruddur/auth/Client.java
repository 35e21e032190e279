package com.cruddur.auth;

import com.cruddur.platform.language.Language;
import org.jspecify.annotations.Nullable;

/**
 * The program that sends a request to sign up or in.
 *
 * @param userAgent its name, by which the person recognises the session
 * @param device the token in its cookie of known devices, null when it keeps no cookies of ours
 * @param isReturning whether it sent that token itself; otherwise the token is new
 * @param language the language of mails to its person
 * @param signUp the token in its cookie of a sign-up, empty when there is none
 */
record Client(String userAgent, Language language, @Nullable String device, boolean isReturning, String signUp) {

    /** The hash of the sign-up's token; no stored hash equals it when there is none. */
    byte[] signUpHash() {
        return Tokens.hash(signUp);
    }

    @Override
    public String toString() {
        return "Client[" + userAgent + "]";
    }
}
