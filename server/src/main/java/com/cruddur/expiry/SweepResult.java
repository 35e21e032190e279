package com.cruddur.expiry;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What one statement deleted.
 *
 * @param last the expiry of the last deleted row, null when there was none; the next statement may start there
 */
record SweepResult(int rows, @Nullable OffsetDateTime last) {}
