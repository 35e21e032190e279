/** The foundation of every feature. It depends on no feature. */
@NullMarked
package com.cruddur.platform;

import org.jspecify.annotations.NullMarked;
