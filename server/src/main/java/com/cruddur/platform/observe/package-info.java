/**
 * What an operator sees: logs and metrics.
 */
@NullMarked
package com.cruddur.platform.observe;

import org.jspecify.annotations.NullMarked;
