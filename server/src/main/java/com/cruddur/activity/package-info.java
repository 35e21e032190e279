/**
 * Posts and replies, as JSON and as pages.
 */
@NullMarked
package com.cruddur.activity;

import org.jspecify.annotations.NullMarked;
