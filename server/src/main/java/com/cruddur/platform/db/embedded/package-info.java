/** The PostgreSQL that Cruddur brings along: its programs, its data directory, its start and its end. */
@NullMarked
package com.cruddur.platform.db.embedded;

import org.jspecify.annotations.NullMarked;
