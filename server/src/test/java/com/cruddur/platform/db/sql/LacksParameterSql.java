package com.cruddur.platform.db.sql;

/** Its file has a parameter that the method has not. */
interface LacksParameterSql {
    int number();
}
