/**
 * Examines a deployment and reports what is good, doubtful or broken, with cause and remedy. It writes nothing, and
 * every check has a time limit of a few seconds.
 */
@NullMarked
package com.cruddur.doctor;

import org.jspecify.annotations.NullMarked;
