/**
 * What clients see when the database fails over, hangs, is full or read-only: the real service, a real primary with a
 * standby, and clients that write all the while. The figures of docs/operations.md are printed here.
 */
@NullMarked
package com.cruddur.failover;

import org.jspecify.annotations.NullMarked;
