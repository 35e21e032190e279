/**
 * Sample data: the two people and the post everybody starts with, and large made-up data sets to measure with.
 */
@NullMarked
package com.cruddur.sample;

import org.jspecify.annotations.NullMarked;
