/**
 * Sign-in with AWS Cognito: its tokens, its hosted pages, and a user row at the first sight of a subject.
 */
@NullMarked
package com.cruddur.auth.cognito;

import org.jspecify.annotations.NullMarked;
