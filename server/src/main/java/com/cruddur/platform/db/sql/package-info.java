/**
 * Runs SQL files: an interface whose methods each run one file, the parameters that a file takes, and the records that
 * its rows become.
 */
@NullMarked
package com.cruddur.platform.db.sql;

import org.jspecify.annotations.NullMarked;
