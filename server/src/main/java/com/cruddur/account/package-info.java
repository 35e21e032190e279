/**
 * A person's own account: e-mail address, password, export and deletion.
 */
@NullMarked
package com.cruddur.account;

import org.jspecify.annotations.NullMarked;
