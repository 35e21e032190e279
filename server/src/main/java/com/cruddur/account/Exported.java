package com.cruddur.account;

import java.time.Instant;
import java.util.UUID;

/** A row of an export, which has its place in time. */
interface Exported {
    UUID uuid();

    Instant createdAt();
}
