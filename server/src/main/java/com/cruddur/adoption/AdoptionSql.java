package com.cruddur.adoption;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * SQL of the adoption: the method {@code x} runs {@code AdoptionSql/x.sql}. It works on the temporary tables of
 * {@code staging.sql}, so that one text fits every form of the old tables. Methods that return {@code int} return the
 * number of rows that they changed.
 */
interface AdoptionSql {

    /** A column of an old table. */
    record SketchColumn(String name, String type) {}

    /** A handle that changes; null when there was none before. */
    record RenamedHandle(@Nullable String before, String after) {}

    /** A post whose text may contain hashtags or mentions. */
    record SignedPost(long id, UUID uuid, String message) {}

    List<SketchColumn> columns(String tableName);

    boolean hasOldTables();

    void lock();

    void analyzePeople();

    void analyzePosts();

    int renewPeopleIds();

    int fitHandles();

    void keepFittedHandles();

    int separateHandles();

    int replaceMissingEmails();

    int replaceDuplicateEmails();

    int clearDuplicateCognitoIds();

    List<RenamedHandle> renamed(int most);

    long renamedCount();

    long countPeople();

    long countPosts();

    long lastPost();

    int dropExpiredPosts();

    int dropBlankPosts();

    int renewPostIds();

    int orphanPosts();

    int detachReplies();

    int shortenReplies();

    long lostReplies();

    void countReplies();

    long replies();

    int cutMessages();

    long counted();

    long futurePosts();

    int insertPeople();

    int insertPosts(long after, long last);

    int insertReplies();

    List<SignedPost> signed(long after, int most);

    void insertHashtags(UUID[] activities, String[] hashtags);

    void stageMentions(UUID[] activities, String[] handles);

    int insertMentions();
}
