/**
 * The command line: one class a subcommand, no logic of their own beyond wiring and words.
 */
@NullMarked
package com.cruddur.command;

import org.jspecify.annotations.NullMarked;
