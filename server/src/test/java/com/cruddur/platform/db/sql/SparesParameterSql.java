package com.cruddur.platform.db.sql;

/** Its method has a parameter that the file has not. */
interface SparesParameterSql {
    int number(int number, int another);
}
