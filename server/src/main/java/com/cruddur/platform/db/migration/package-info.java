/** The schema: the numbered files, who applies them and when, and the blueprint made of them. */
@NullMarked
package com.cruddur.platform.db.migration;

import org.jspecify.annotations.NullMarked;
