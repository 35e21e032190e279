/** What the templates promise. */
@NullMarked
package com.cruddur.infra;

import org.jspecify.annotations.NullMarked;
