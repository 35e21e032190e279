/**
 * The command line: one class per subcommand.
 */
@NullMarked
package com.cruddur.cli;

import org.jspecify.annotations.NullMarked;
