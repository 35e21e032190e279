/**
 * Events from the transaction in which they happen to every client that listens: in-process listeners, the outbox
 * table that all nodes read, and the server-sent event streams.
 */
@NullMarked
package com.cruddur.realtime;

import org.jspecify.annotations.NullMarked;
