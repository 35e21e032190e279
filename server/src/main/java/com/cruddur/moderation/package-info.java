/** Reports and their resolution by moderators, roles, and suspensions. */
@NullMarked
package com.cruddur.moderation;

import org.jspecify.annotations.NullMarked;
