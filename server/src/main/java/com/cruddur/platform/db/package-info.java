/**
 * The database as the rooms see it: a bounded pool for each server, transactions, replicas that may be read, the rights and
 * the settings of sessions, and what their failures mean.
 */
@NullMarked
package com.cruddur.platform.db;

import org.jspecify.annotations.NullMarked;
