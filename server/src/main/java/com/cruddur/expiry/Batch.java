package com.cruddur.expiry;

import java.time.OffsetDateTime;
import java.util.Map;

/**
 * What a transaction took away.
 *
 * @param rows how many rows, by table
 * @param from the next one may begin here
 */
record Batch(Map<String, Integer> rows, OffsetDateTime from) {

    int total() {
        return rows.values().stream().mapToInt(Integer::intValue).sum();
    }
}
