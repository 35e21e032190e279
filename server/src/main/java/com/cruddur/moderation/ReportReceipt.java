package com.cruddur.moderation;

import java.time.Instant;
import java.util.UUID;

/** What a reporter is told. */
public record ReportReceipt(UUID uuid, Instant createdAt) {}
