/**
 * Examines a deployment and reports what is good, doubtful or broken, with cause and remedy. It writes nothing, and no
 * check takes longer than some seconds.
 */
@NullMarked
package com.cruddur.doctor;

import org.jspecify.annotations.NullMarked;
