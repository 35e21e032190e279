/**
 * Sends mail over SMTP.
 */
@NullMarked
package com.cruddur.platform.mail;

import org.jspecify.annotations.NullMarked;
