/**
 * Cruddur on AWS, as code: an app of three stacks, one class a concern. Nothing here reaches AWS; it writes templates,
 * which {@code cdk deploy} hands over.
 */
@NullMarked
package com.cruddur.infra;

import org.jspecify.annotations.NullMarked;
