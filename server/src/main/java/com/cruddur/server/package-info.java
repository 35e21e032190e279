/** Creates the service: every object from top to bottom, and the tables of routes. */
@NullMarked
package com.cruddur.server;

import org.jspecify.annotations.NullMarked;
