/**
 * Mail that the service sends, over SMTP.
 */
@NullMarked
package com.cruddur.platform.mail;

import org.jspecify.annotations.NullMarked;
