/** Threads: work that runs beside the requests, with a name, a restart after failures and a bounded stop. */
@NullMarked
package com.cruddur.platform.background;

import org.jspecify.annotations.NullMarked;
