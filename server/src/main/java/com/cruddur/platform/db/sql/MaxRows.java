package com.cruddur.platform.db.sql;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an {@code int} parameter as the most rows to fetch. The file still has a literal LIMIT, because PostgreSQL
 * replans a statement for each value of a LIMIT parameter.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface MaxRows {}
