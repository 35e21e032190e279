package com.cruddur.doctor;

import java.util.concurrent.Callable;

/**
 * One thing to look at.
 *
 * @param name what machines know it by: small letters and hyphens, never changed
 * @param look looks; what it throws is told as broken
 */
record Check(String name, Callable<Finding> look) {}
