/**
 * The entry point, {@link com.cruddur.Main}. Everything else is in a package of its own.
 */
@NullMarked
package com.cruddur;

import org.jspecify.annotations.NullMarked;
