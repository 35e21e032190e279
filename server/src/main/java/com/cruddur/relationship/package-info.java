/**
 * Who follows, blocks and mutes whom.
 */
@NullMarked
package com.cruddur.relationship;

import org.jspecify.annotations.NullMarked;
