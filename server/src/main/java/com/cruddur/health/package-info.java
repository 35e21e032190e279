/** Liveness, readiness and metrics of the service. */
@NullMarked
package com.cruddur.health;

import org.jspecify.annotations.NullMarked;
