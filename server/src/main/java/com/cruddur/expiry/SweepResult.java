package com.cruddur.expiry;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What one statement swept.
 *
 * @param last the time of its last row, null when there was none: nothing before it need be looked at again
 */
record SweepResult(int rows, @Nullable OffsetDateTime last) {}
