/** Background threads: named, restarted after a failure, stopped within a bounded time. */
@NullMarked
package com.cruddur.platform.background;

import org.jspecify.annotations.NullMarked;
