/**
 * People and their profiles.
 */
@NullMarked
package com.cruddur.user;

import org.jspecify.annotations.NullMarked;
