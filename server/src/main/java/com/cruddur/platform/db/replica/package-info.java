/**
 * Read replicas: which of them may answer a read, and what a read has to see.
 */
@NullMarked
package com.cruddur.platform.db.replica;

import org.jspecify.annotations.NullMarked;
