package com.cruddur.expiry;

import java.time.OffsetDateTime;
import java.util.UUID;

/** A row that is to go. */
record ExpiredRow(UUID uuid, OffsetDateTime expiresAt) {}
