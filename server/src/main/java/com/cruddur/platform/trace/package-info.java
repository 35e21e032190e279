/**
 * Traces of requests: the steps that a request consists of, exported by OpenTelemetry if the operator asks for it. No
 * other package names OpenTelemetry, whose classes are not loaded otherwise.
 */
@NullMarked
package com.cruddur.platform.trace;

import org.jspecify.annotations.NullMarked;
