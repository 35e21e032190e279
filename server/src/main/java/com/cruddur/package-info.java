/**
 * The way in: {@link com.cruddur.Main} reads the command line, {@link com.cruddur.Config} the environment, and
 * {@link com.cruddur.App} builds every object of the service by hand, top to bottom.
 */
@NullMarked
package com.cruddur;

import org.jspecify.annotations.NullMarked;
