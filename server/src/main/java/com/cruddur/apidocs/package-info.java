/** The OpenAPI document, as YAML and JSON and as the page {@code /docs}. */
@NullMarked
package com.cruddur.apidocs;

import org.jspecify.annotations.NullMarked;
