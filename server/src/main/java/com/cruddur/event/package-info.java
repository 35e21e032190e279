/**
 * What happened, told to whoever wants to know: the rooms where things happen need not know who listens.
 */
@NullMarked
package com.cruddur.event;

import org.jspecify.annotations.NullMarked;
