/**
 * What every feature stands on. Nothing in here or below knows a feature.
 */
@NullMarked
package com.cruddur.platform;

import org.jspecify.annotations.NullMarked;
