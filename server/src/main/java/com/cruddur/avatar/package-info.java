/**
 * Pictures of people: read with suspicion, drawn anew, and kept; or made of initials.
 */
@NullMarked
package com.cruddur.avatar;

import org.jspecify.annotations.NullMarked;
