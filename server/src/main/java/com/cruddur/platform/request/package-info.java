/**
 * The current request, for parts that do not receive it as a parameter: log lines, and the choice between primary and
 * replicas.
 */
@NullMarked
package com.cruddur.platform.request;

import org.jspecify.annotations.NullMarked;
