package com.cruddur.activity;

import java.time.OffsetDateTime;

/**
 * What another lifetime would come to.
 *
 * @param until when the activity would be gone
 * @param longer whether that is later than now
 * @param over whether that has passed already
 */
record LifetimeComparison(OffsetDateTime until, boolean longer, boolean over) {}
