/**
 * Runs SQL files: an interface whose methods each run one file, binding of parameters, and mapping of rows to records.
 */
@NullMarked
package com.cruddur.platform.db.sql;

import org.jspecify.annotations.NullMarked;
