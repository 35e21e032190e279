/**
 * The rules for texts that people write: text itself, names and their comparison key, handles, hashtags. Operations
 * apply them, so JSON, forms and the command line refuse invalid input with identical codes.
 */
@NullMarked
package com.cruddur.platform.text;

import org.jspecify.annotations.NullMarked;
