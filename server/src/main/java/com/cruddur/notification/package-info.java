/**
 * Notifications of replies, mentions, likes, reposts, follows and messages. Other features publish events; only this
 * package writes notifications.
 */
@NullMarked
package com.cruddur.notification;

import org.jspecify.annotations.NullMarked;
