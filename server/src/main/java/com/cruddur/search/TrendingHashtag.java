package com.cruddur.search;

/**
 * A hashtag that is in use.
 *
 * @param hashtag without the {@code #}, in lower case
 * @param crudsCount how many live posts have it, as far as they were counted
 */
public record TrendingHashtag(String hashtag, int crudsCount) {}
