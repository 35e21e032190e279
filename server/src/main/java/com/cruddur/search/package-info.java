/**
 * Finding posts, people and hashtags, and what is worth finding: trending hashtags and people to follow.
 */
@NullMarked
package com.cruddur.search;

import org.jspecify.annotations.NullMarked;
