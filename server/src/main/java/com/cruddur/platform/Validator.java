package com.cruddur.platform;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at the texts that somebody sent, and tells all that is wrong with them at once. Lengths are in code points. */
public final class Validator {

    private final List<String> codes = new ArrayList<>();

    /** A text that has to say something: {@code …_blank} when it is missing or shows nothing, else as {@link #optional}. */
    public Validator required(String field, @Nullable String text, int most) {
        if (text == null || text.codePoints().allMatch(Validator::isInvisible)) {
            codes.add(field + "_blank");
            return this;
        }
        return optional(field, text, most);
    }

    /**
     * A text that may be missing or empty: {@code …_exceed_max_chars} when it is longer than {@code most},
     * {@code …_invalid_characters} when it holds what PostgreSQL cannot keep.
     */
    public Validator optional(String field, @Nullable String text, int most) {
        if (text == null) {
            return this;
        }
        if (text.codePointCount(0, text.length()) > most) {
            codes.add(field + "_exceed_max_chars");
        }
        if (text.codePoints().anyMatch(Validator::isUnstorable)) {
            codes.add(field + "_invalid_characters");
        }
        return this;
    }

    /** @throws Failure.Invalid with every code, when there are any */
    public void refuse() {
        if (!codes.isEmpty()) {
            throw new Failure.Invalid(codes);
        }
    }

    /** NUL, and halves of characters, which JSON can write. */
    private static boolean isUnstorable(int codePoint) {
        return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
    }

    private static boolean isInvisible(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || (Character.getType(codePoint) == Character.FORMAT);
    }
}
