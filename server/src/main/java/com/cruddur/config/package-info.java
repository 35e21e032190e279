/**
 * Configuration: every setting with its default, bounds and documentation, read once from the environment.
 */
@NullMarked
package com.cruddur.config;

import org.jspecify.annotations.NullMarked;
