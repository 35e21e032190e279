/** Logs and metrics for the operator. */
@NullMarked
package com.cruddur.platform.observe;

import org.jspecify.annotations.NullMarked;
