package com.cruddur.feed;

import java.util.List;

/** A person's feed as front ends read it. */
record PersonFeedJson(Profile profile, List<FeedEntry> activities) {}
