/**
 * The request under way, for parts that it is not passed to: the log lines, and the choice between primary and replicas.
 */
@NullMarked
package com.cruddur.platform.request;

import org.jspecify.annotations.NullMarked;
