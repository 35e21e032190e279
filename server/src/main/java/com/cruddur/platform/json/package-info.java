/** JSON: one mapper for the whole service. */
@NullMarked
package com.cruddur.platform.json;

import org.jspecify.annotations.NullMarked;
