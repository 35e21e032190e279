package com.cruddur.doctor;

/** The result of a check, in words without a secret. */
public sealed interface Finding {

    /** What the check saw, or why it saw nothing: one sentence. */
    String words();

    /** Everything is as it should be. */
    record Good(String words) implements Finding {}

    /** It works, but an operator should look at it; {@code cure} says what to do. */
    record Warning(String words, String cure) implements Finding {}

    /** It does not work, or breaks a promise to people; {@code cure} says what to do. */
    record Broken(String words, String cure) implements Finding {}

    /** Not checked, because there is nothing to check or an earlier step failed. */
    record Skipped(String words) implements Finding {}
}
