/**
 * Pictures of people: uploaded ones are checked, encoded anew and stored; the others are generated from initials.
 */
@NullMarked
package com.cruddur.avatar;

import org.jspecify.annotations.NullMarked;
