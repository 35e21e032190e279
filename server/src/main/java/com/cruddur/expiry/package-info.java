/**
 * Deletes expired rows, and measures how long they have been on disk.
 *
 * <p>Reads do not depend on this package, since every query leaves out expired rows. Expiry takes effect:
 *
 * <ul>
 *   <li>in answers: at the instant of expiry, by the database's clock.
 *   <li>in the count of replies in answers: at that instant too. The column {@code replies_count} counts the rows on disk.
 *       A reply and its count are deleted in one transaction, and readers subtract replies that have expired.
 *   <li>on disk: with the next sweep, within about a minute. A reply that was inserted to outlive its parent is shown until
 *       the parent is deleted, and deleted with it.
 * </ul>
 *
 * <p>Locks are taken in the same order as everywhere in the service: the activity first, then rows that depend on it.
 */
@NullMarked
package com.cruddur.expiry;

import org.jspecify.annotations.NullMarked;
