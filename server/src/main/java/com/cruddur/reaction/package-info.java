/**
 * What people do with an activity besides answering it: like, repost, keep a bookmark. Entered by its routes only.
 */
@NullMarked
package com.cruddur.reaction;

import org.jspecify.annotations.NullMarked;
