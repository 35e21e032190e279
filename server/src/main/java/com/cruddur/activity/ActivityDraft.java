package com.cruddur.activity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A post or a reply that can be published.
 *
 * @param lifetime how long it is to live, null for as long as what it answers
 */
record ActivityDraft(String message, @Nullable Duration lifetime) {}
