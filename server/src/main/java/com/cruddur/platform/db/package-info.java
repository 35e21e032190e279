/**
 * PostgreSQL: where it is, how it is reached, the bounded pool in front of it, its migrations, and the embedded server.
 */
@NullMarked
package com.cruddur.platform.db;

import org.jspecify.annotations.NullMarked;
