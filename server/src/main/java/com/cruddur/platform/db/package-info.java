/**
 * The database for the features: a bounded pool for each server, transactions, read replicas, the rights and settings
 * of sessions, and the translation of SQL failures.
 */
@NullMarked
package com.cruddur.platform.db;

import org.jspecify.annotations.NullMarked;
