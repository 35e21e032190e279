/**
 * Carries events from the transaction in which they happen to every connected client.
 *
 * <p>A feature publishes an {@code Event} within its transaction. {@code EventPublisher} calls the listeners of this node
 * within the transaction, and again after the commit. One of them is {@code OutboxWriter}: five times a second it turns
 * the events of this node into {@code OutboxEntry} rows of the table {@code events}, and sends one NOTIFY. Every node
 * runs an {@code OutboxReader}: it waits for that NOTIFY, or at most a second, and reads the new rows as {@code
 * StreamEvent}s, with the current state of their activities. {@code EventStreams} turns each into {@code SseMessage}s,
 * and puts them into the queue of every {@code Subscription} they are for. The thread of the subscription's request
 * writes them to the client.
 *
 * <p>There are three shapes because they hold different things: an {@code Event} names people and activities, a row also
 * has an order that all nodes agree on, and a message holds what one client may see.
 */
@NullMarked
package com.cruddur.realtime;

import org.jspecify.annotations.NullMarked;
