/**
 * Conversations of two people: their messages, which of them are unread, and how long they live. Nobody else can read
 * them.
 */
@NullMarked
package com.cruddur.message;

import org.jspecify.annotations.NullMarked;
