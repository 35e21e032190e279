package com.cruddur.expiry;

/** The number of rows that were deleted from a table because they belonged to deleted activities. */
record DependentRows(String tableName, int rows) {}
