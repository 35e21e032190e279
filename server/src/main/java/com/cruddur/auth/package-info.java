/**
 * Signing up, signing in and out, sessions and passwords.
 */
@NullMarked
package com.cruddur.auth;

import org.jspecify.annotations.NullMarked;
