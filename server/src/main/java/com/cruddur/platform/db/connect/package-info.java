/**
 * Connections to a PostgreSQL server: address, sign-in, encryption, and messages for failures. Knows neither pools nor
 * queries.
 */
@NullMarked
package com.cruddur.platform.db.connect;

import org.jspecify.annotations.NullMarked;
