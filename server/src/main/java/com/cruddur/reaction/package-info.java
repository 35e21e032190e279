/**
 * Likes, reposts and bookmarks of activities. Used only through its routes.
 */
@NullMarked
package com.cruddur.reaction;

import org.jspecify.annotations.NullMarked;
