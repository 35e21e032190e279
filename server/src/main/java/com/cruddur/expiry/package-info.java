/**
 * Expiry on the disk: deletes what has expired, and tells how far behind that is.
 *
 * <p>No read waits for this room, since every query leaves out the expired by itself. What is exact when:
 *
 * <ul>
 *   <li>What is shown: at the instant of expiry, by the database's clock.
 *   <li>The disk: after the next sweep, which comes every minute. A reply that was put in to outlive what it answers goes
 *       with it then, and shows until then.
 *   <li>{@code replies_count} of a living post: after the next sweep. It counts the replies on disk, and a reply and its
 *       count go in one transaction; from a reply's expiry until then it is still counted.
 * </ul>
 */
@NullMarked
package com.cruddur.expiry;

import org.jspecify.annotations.NullMarked;
