/**
 * What people are to each other: who follows, blocks and mutes whom.
 */
@NullMarked
package com.cruddur.relation;

import org.jspecify.annotations.NullMarked;
