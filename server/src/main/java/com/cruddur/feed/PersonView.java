package com.cruddur.feed;

/** A person and their feed as their page shows them. */
public record PersonView(Profile profile, FeedView feed) {}
