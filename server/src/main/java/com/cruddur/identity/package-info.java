/**
 * Who is who: signing up, signing in, sessions. Other rooms ask a request for its {@code Viewer}.
 */
@NullMarked
package com.cruddur.identity;

import org.jspecify.annotations.NullMarked;
