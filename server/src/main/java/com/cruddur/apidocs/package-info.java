/**
 * The OpenAPI document, for machines and as the page {@code /docs}.
 */
@NullMarked
package com.cruddur.apidocs;

import org.jspecify.annotations.NullMarked;
