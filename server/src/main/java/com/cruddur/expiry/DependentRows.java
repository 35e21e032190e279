package com.cruddur.expiry;

/** How many rows of a table went because the activities did to which they belonged. */
record DependentRows(String tableName, int rows) {}
