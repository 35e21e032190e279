/**
 * Real time: what happens is told to every client that listens, on every node, as server-sent events.
 *
 * <p>The way of an event: {@code Publisher} hears of it when it is committed, and writes it, with all others of the same
 * fifth of a second, into the table {@code events}; {@code Receiver}, one a node, hears the bell, reads what is new and
 * gives it to {@code Streams}, which knows the clients; each {@code Client} writes to its own connection.
 *
 * <p>Events hold ids and counts, never what somebody wrote: what has expired cannot be read from them.
 */
@NullMarked
package com.cruddur.stream;

import org.jspecify.annotations.NullMarked;
