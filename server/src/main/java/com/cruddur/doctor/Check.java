package com.cruddur.doctor;

import java.util.concurrent.Callable;

/**
 * One check.
 *
 * @param name its name for programs: small letters and hyphens, never changed
 * @param task runs the check; an exception is reported as broken
 */
record Check(String name, Callable<Finding> task) {}
