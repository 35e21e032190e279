/** Connections to one server: pool, admission, retries, and the translation of SQL errors into failures. */
@NullMarked
package com.cruddur.platform.db.pool;

import org.jspecify.annotations.NullMarked;
