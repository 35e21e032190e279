/** Compiled HTML templates and static assets. */
@NullMarked
package com.cruddur.platform.html;

import org.jspecify.annotations.NullMarked;
