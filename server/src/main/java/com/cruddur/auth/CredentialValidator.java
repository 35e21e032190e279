package com.cruddur.auth;

import com.cruddur.platform.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the fields of a request, and tells all that is wrong at once. Lengths are counted in code points. */
public final class CredentialValidator {

    /** As much of the grammar as keeps headers and lists apart: whether somebody reads mail there, a code will show. */
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>()\\[\\],;:\\\\\"]+@[^\\s@<>()\\[\\],;:\\\\\"]+");

    /** Like the constraint users_handle_format, and without what cannot be seen. */
    private static final Pattern HANDLE =
            Pattern.compile("[^\\s@/\\p{Cntrl}\\p{Cf}\\p{Z}\\p{Cn}]+", Pattern.UNICODE_CHARACTER_CLASS);

    private final List<String> mistakes = new ArrayList<>();

    /** An address, stripped. */
    String email(@Nullable String value) {
        var email = text("email", strip(value), 320);
        if (wasGiven("email") && !EMAIL.matcher(email).matches()) {
            mistakes.add("email_invalid");
        }
        return email;
    }

    /** A handle to be taken, stripped. */
    String handle(@Nullable String value) {
        var handle = text("handle", strip(value), 50);
        if (wasGiven("handle") && !HANDLE.matcher(handle).matches()) {
            mistakes.add("handle_invalid");
        }
        return handle;
    }

    /** A password to be set. */
    String newPassword(String field, @Nullable String value) {
        var password = password(field, value);
        if (wasGiven(field) && password.codePointCount(0, password.length()) < 10) {
            mistakes.add(field + "_below_min_chars");
        }
        return password;
    }

    /** A password to be compared. */
    public String password(String field, @Nullable String value) {
        return text(field, value == null ? "" : value, 200);
    }

    /** The code from a mail; people like to copy it with spaces. */
    String code(@Nullable String value) {
        return text("code", value == null ? "" : value.replaceAll("[\\s-]+", ""), 20);
    }

    /** A text for one line, stripped. */
    String line(String field, @Nullable String value, int most) {
        return text(field, strip(value), most);
    }

    /** @throws Failure.Invalid when something was wrong */
    public void report() {
        if (!mistakes.isEmpty()) {
            throw new Failure.Invalid(mistakes);
        }
    }

    private String text(String field, String value, int most) {
        if (value.isBlank()) {
            mistakes.add(field + "_blank");
        } else if (value.codePointCount(0, value.length()) > most) {
            mistakes.add(field + "_exceed_max_chars");
        } else if (value.codePoints().anyMatch(CredentialValidator::isForbidden)) {
            mistakes.add(field + "_invalid_characters");
        }
        return value;
    }

    /** Control characters, which none of these fields needs, and halves of characters, which UTF-8 cannot hold. */
    private static boolean isForbidden(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }

    private boolean wasGiven(String field) {
        return mistakes.stream().noneMatch(mistake -> mistake.startsWith(field));
    }

    private static String strip(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
