package com.cruddur.doctor;

/** The result of a check, without secrets. */
public sealed interface Finding {

    /** What the check found, or why it was skipped: one sentence. */
    String words();

    /** Everything is in order. */
    record Good(String words) implements Finding {}

    /** It works but needs attention; {@code cure} is the remedy. */
    record Warning(String words, String cure) implements Finding {}

    /** It does not work, or breaks a promise to users; {@code cure} is the remedy. */
    record Broken(String words, String cure) implements Finding {}

    /** Skipped, because there is nothing to check or an earlier step failed. */
    record Skipped(String words) implements Finding {}
}
