/**
 * Health: whether the service lives, whether it is ready, and what it measures.
 */
@NullMarked
package com.cruddur.health;

import org.jspecify.annotations.NullMarked;
