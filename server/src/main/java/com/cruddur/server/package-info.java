/**
 * Builds the service: every object, top to bottom, and the routes of the API and the pages.
 */
@NullMarked
package com.cruddur.server;

import org.jspecify.annotations.NullMarked;
