/**
 * Following, blocking and muting.
 */
@NullMarked
package com.cruddur.relationship;

import org.jspecify.annotations.NullMarked;
