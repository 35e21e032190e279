package com.cruddur.feed;

import java.util.List;

/** A person's feed as front ends read it. */
record PersonFeedJson(FeedProfile profile, List<FeedEntry> activities) {}
