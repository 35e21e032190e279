/**
 * The API's description, {@code docs/openapi.yaml}, as machines and people read it. Nobody else needs it.
 */
@NullMarked
package com.cruddur.contract;

import org.jspecify.annotations.NullMarked;
