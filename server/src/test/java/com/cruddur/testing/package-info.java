/**
 * What tests stand on: a real PostgreSQL for the whole run, a database of its own for each test, the real service, and
 * actors that speak HTTP to it.
 */
@NullMarked
package com.cruddur.testing;

import org.jspecify.annotations.NullMarked;
