/**
 * Search for posts, people and hashtags, and suggestions: trending hashtags and people to follow.
 */
@NullMarked
package com.cruddur.search;

import org.jspecify.annotations.NullMarked;
