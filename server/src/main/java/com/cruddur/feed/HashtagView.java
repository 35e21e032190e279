package com.cruddur.feed;

/** A hashtag, without the #, and its feed as its page shows them. */
public record HashtagView(String name, FeedView feed) {}
