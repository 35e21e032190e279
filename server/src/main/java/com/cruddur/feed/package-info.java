/**
 * Feeds: lists of activities, newest first, a page at a time, as JSON and as pages. Nothing is changed here.
 */
@NullMarked
package com.cruddur.feed;

import org.jspecify.annotations.NullMarked;
