/** The way to a PostgreSQL: its address, how to sign in there, how the connection is secured, and what to say when that fails. Knows
 * nothing of pools and queries. */
@NullMarked
package com.cruddur.platform.db.connect;

import org.jspecify.annotations.NullMarked;
