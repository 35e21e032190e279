/** Sign-up, sign-in, sign-out, sessions and passwords. */
@NullMarked
package com.cruddur.auth;

import org.jspecify.annotations.NullMarked;
