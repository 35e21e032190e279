/** The embedded PostgreSQL: its programs, its data directory, start and stop. */
@NullMarked
package com.cruddur.platform.db.embedded;

import org.jspecify.annotations.NullMarked;
