/** Sign-in with AWS Cognito: its tokens, its hosted pages, and the user row created for a new subject. */
@NullMarked
package com.cruddur.auth.cognito;

import org.jspecify.annotations.NullMarked;
