package com.cruddur.account;

import java.time.Instant;
import java.util.UUID;

/** Somebody whom the person follows, blocks or mutes, or who follows them; and since when. */
public record ExportedPerson(UUID uuid, String handle, Instant createdAt) implements Exported {}
