package com.cruddur.expiry;

/** How many rows of a table went because the activities did to which they belonged. */
record Belongings(String tableName, int rows) {}
