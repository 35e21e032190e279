package com.cruddur.feed;

/**
 * A feed that is a page of its own.
 *
 * @param empty what to say when there is nothing in it
 */
public record ListView(String heading, String empty, FeedView feed) {}
