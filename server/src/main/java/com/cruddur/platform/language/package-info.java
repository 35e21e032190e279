/** The languages of pages and mails: their texts, one file per language, and the choice for a reader. */
@NullMarked
package com.cruddur.platform.language;

import org.jspecify.annotations.NullMarked;
