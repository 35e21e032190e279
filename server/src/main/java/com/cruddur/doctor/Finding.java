package com.cruddur.doctor;

/** What a look found, in words that hold no secret. */
public sealed interface Finding {

    /** What was seen, or why nothing was: one sentence. */
    String words();

    /** All is as it has to be. */
    record Good(String words) implements Finding {}

    /** It works, but somebody is to look at it; {@code cure} says what to do. */
    record Warning(String words, String cure) implements Finding {}

    /** It does not work, or what people were promised is not kept; {@code cure} says what to do. */
    record Broken(String words, String cure) implements Finding {}

    /** Not looked at, since there is nothing to look at or no way to get there. */
    record Skipped(String words) implements Finding {}
}
