/**
 * Conversations of two people: what they write to each other, what of it is unread, and how long it lives. Nobody else
 * reads it.
 */
@NullMarked
package com.cruddur.message;

import org.jspecify.annotations.NullMarked;
