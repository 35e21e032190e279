/**
 * Connections to one server: pool, admission, retries, and SQL errors as failures.
 */
@NullMarked
package com.cruddur.platform.db.pool;

import org.jspecify.annotations.NullMarked;
