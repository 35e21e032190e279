package com.cruddur.feed;

import com.cruddur.platform.http.Page;

/** A person and a page of what they posted and reposted. */
record PersonFeed(Profile profile, Page<FeedEntry> page) {}
