/**
 * The pages about the service: what it is, what it keeps and for how long, and its terms. An operator can replace each by
 * a file.
 */
@NullMarked
package com.cruddur.policy;

import org.jspecify.annotations.NullMarked;
