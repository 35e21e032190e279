/**
 * One rule each for the texts people write: text itself, names and the key they are compared by, handles, hashtags. The
 * operations apply them, so that JSON, forms and the command line refuse the same input with the same codes.
 */
@NullMarked
package com.cruddur.platform.text;

import org.jspecify.annotations.NullMarked;
