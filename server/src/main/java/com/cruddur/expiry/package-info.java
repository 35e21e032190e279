/**
 * Expiry on the disk: takes away what has expired, and tells how far behind that is.
 *
 * <p>No read waits for this room, since every query leaves out the expired by itself. What is exact when:
 *
 * <ul>
 *   <li>What is shown: at the instant of expiry, by the database's clock.
 *   <li>The count of replies that is shown: at that instant too. The column {@code replies_count} holds the rows on disk;
 *       a row and its count go in one transaction, and readers subtract those that are over.
 *   <li>The disk: after the next sweep, which comes every minute. A reply that was put in to outlive what it answers goes
 *       with it then, and shows until then.
 * </ul>
 *
 * <p>Locks are taken in the order that the whole service keeps: the activity, then what belongs to it.
 */
@NullMarked
package com.cruddur.expiry;

import org.jspecify.annotations.NullMarked;
