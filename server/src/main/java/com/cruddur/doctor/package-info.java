/**
 * Looks at a deployment and says what is good, what is to be looked at, and what is broken, with cause and cure.
 * Nothing is ever written, and no look takes longer than some seconds.
 */
@NullMarked
package com.cruddur.doctor;

import org.jspecify.annotations.NullMarked;
