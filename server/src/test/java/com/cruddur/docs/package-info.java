/**
 * What is written beside the code: documents, container files and scripts, held to what is true.
 */
@NullMarked
package com.cruddur.docs;

import org.jspecify.annotations.NullMarked;
