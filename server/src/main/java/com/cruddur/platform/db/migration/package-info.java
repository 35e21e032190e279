/** The schema: migrations, the lock under which they are applied, and the dump of the result. */
@NullMarked
package com.cruddur.platform.db.migration;

import org.jspecify.annotations.NullMarked;
