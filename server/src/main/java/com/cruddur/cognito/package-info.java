/**
 * Sign-in with AWS Cognito: its tokens are verified, and whoever comes with one for the first time becomes a person here.
 */
@NullMarked
package com.cruddur.cognito;

import org.jspecify.annotations.NullMarked;
