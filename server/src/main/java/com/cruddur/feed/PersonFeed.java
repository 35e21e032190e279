package com.cruddur.feed;

import com.cruddur.platform.http.Page;

/** A person and a page of what they posted and reposted. */
record PersonFeed(FeedProfile profile, Page<FeedEntry> page) {}
