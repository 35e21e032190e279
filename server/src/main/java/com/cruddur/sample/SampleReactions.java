package com.cruddur.sample;

import java.util.Random;

/**
 * What made-up people do with posts: most posts get nothing, a few get much, and one is liked by ten thousand. The last
 * of the people likes and keeps one post in a hundred, which over a large table is a great many.
 *
 * @param likes how many like it, besides the last of the people
 * @param reposts how many repost it
 * @param bookmarks how many keep it, besides the last of the people
 * @param favourite whether the last of the people likes and keeps it
 */
record SampleReactions(int likes, int reposts, int bookmarks, boolean favourite) {

    private static final int MOST_LIKES = 10_000;
    private static final int MOST_REPOSTS = 2_000;
    private static final double REPOSTED = 0.2;
    private static final double KEPT = 0.05;
    private static final double FAVOURITE = 0.01;

    /** What an ordinary post gets from a crowd of that size. */
    static SampleReactions draw(Random random, int crowd) {
        return new SampleReactions(
                Math.min(crowd, few(random)),
                random.nextDouble() < REPOSTED ? Math.min(crowd, few(random)) : 0,
                random.nextDouble() < KEPT ? Math.min(crowd, 1) : 0,
                crowd > 0 && random.nextDouble() < FAVOURITE);
    }

    /** What the one gets that everybody knows. */
    static SampleReactions most(int crowd) {
        return new SampleReactions(Math.min(crowd, MOST_LIKES), Math.min(crowd, MOST_REPOSTS), 0, false);
    }

    /** Three times in four none, and one time in n² at least n - 1. */
    private static int few(Random random) {
        return (int) Math.min(MOST_REPOSTS, 1 / Math.sqrt(1 - random.nextDouble())) - 1;
    }

    /** Everybody who reacts but the last, who has ways of their own, and the last but one, who is new here. */
    static int crowd(int people) {
        return Math.max(0, people - 2);
    }

    int likesCount() {
        return likes + (favourite ? 1 : 0);
    }
}
