package com.cruddur.platform.db.sql;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an {@code int} parameter: how many rows to fetch at most. The file still has a literal LIMIT, because PostgreSQL
 * plans a statement anew for each value of a LIMIT that is a parameter.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface MaxRows {}
