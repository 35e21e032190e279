/**
 * Makes the service: every object from top to bottom, and the tables of every address.
 */
@NullMarked
package com.cruddur.server;

import org.jspecify.annotations.NullMarked;
