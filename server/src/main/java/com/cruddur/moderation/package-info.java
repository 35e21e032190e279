/**
 * Reports and what moderators make of them; who is suspended, and who may do what.
 */
@NullMarked
package com.cruddur.moderation;

import org.jspecify.annotations.NullMarked;
