/**
 * Feeds: lists of activities, newest first, a page at a time, as JSON and as pages. This package only reads.
 */
@NullMarked
package com.cruddur.feed;

import org.jspecify.annotations.NullMarked;
