package com.cruddur.expiry;

import java.time.OffsetDateTime;
import java.util.UUID;

/** An activity to delete. */
record ExpiredRow(UUID uuid, OffsetDateTime expiresAt) {}
