/**
 * People: who they are to others.
 */
@NullMarked
package com.cruddur.user;

import org.jspecify.annotations.NullMarked;
