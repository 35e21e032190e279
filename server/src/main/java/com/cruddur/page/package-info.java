/**
 * What surrounds every page, put together from several rooms. These know nothing of it: they get it as a function.
 */
@NullMarked
package com.cruddur.page;

import org.jspecify.annotations.NullMarked;
