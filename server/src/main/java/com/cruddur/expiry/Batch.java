package com.cruddur.expiry;

import java.time.OffsetDateTime;
import java.util.Map;

/**
 * What one transaction deleted.
 *
 * @param rows the number of rows by table
 * @param from where the next transaction may start
 */
record Batch(Map<String, Integer> rows, OffsetDateTime from) {

    int total() {
        return rows.values().stream().mapToInt(Integer::intValue).sum();
    }
}
