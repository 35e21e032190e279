package com.cruddur.activity;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post or a reply as somebody wants to publish it, without a mistake.
 *
 * @param lifetime how long it is to live, null for as long as what it answers
 */
record ActivityDraft(String message, @Nullable Duration lifetime) {

    /** Says in {@code mistakes} what is wrong with {@code message}, which may have {@code most} code points. */
    static void check(@Nullable String message, int most, String tooLong, List<String> mistakes) {
        if (message == null || message.codePoints().noneMatch(ActivityDraft::isSeen)) {
            mistakes.add("message_blank");
            return;
        }
        if (message.codePointCount(0, message.length()) > most) {
            mistakes.add(tooLong);
        }
        if (message.codePoints().anyMatch(ActivityDraft::cannotBeStored)) {
            mistakes.add("message_invalid_characters");
        }
    }

    /** What has nothing to see in it says nothing: spaces of any kind, controls, zero-width characters. */
    private static boolean isSeen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.FORMAT ->
                false;
            case Character.CONTROL -> codePoint == 0; // has a code of its own
            default -> true;
        };
    }

    /** NUL, which PostgreSQL does not take, and half a surrogate pair, which is no character. */
    private static boolean cannotBeStored(int codePoint) {
        return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
    }
}
