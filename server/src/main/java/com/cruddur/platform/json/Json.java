package com.cruddur.platform.json;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the API speaks it: snake_case names, ISO-8601 times in UTC, nulls written. */
public final class Json {

    private final JsonMapper mapper = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** Writes {@code value} as UTF-8. */
    public byte[] write(Object value) {
        return mapper.writeValueAsBytes(value);
    }
}
