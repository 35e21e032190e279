/** Read replicas: the state of each one, the choice of one for a read, and the minimum position a read needs. */
@NullMarked
package com.cruddur.platform.db.replica;

import org.jspecify.annotations.NullMarked;
