package com.cruddur.platform.text;

import com.cruddur.platform.Failure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a request, and refuses it with the codes of all mistakes. A field's codes are its name with
 * {@code _blank} when it is missing or shows nothing, {@code _exceed_max_chars}, {@code _invalid_characters}, and for
 * some fields {@code _invalid} or {@code _below_min_chars}. Each method returns the value to store, which is valid only
 * after {@link #refuse}.
 */
public final class Validator {

    private static final int MOST_EMAIL_CHARACTERS = EmailAddress.MOST_OCTETS;
    private static final int MOST_LOGIN_CHARACTERS = 320;
    private static final int MOST_PASSWORD_CHARACTERS = 200;
    private static final int LEAST_PASSWORD_CHARACTERS = 10;
    private static final int MOST_CODE_CHARACTERS = 20;

    private final List<String> codes = new ArrayList<>();

    /** A text of one or more lines. */
    public String lines(String field, @Nullable String raw, int most) {
        return lines(field, raw, most, field + "_exceed_max_chars");
    }

    /** A text of one or more lines, with a separate code for one that is too long. */
    public String lines(String field, @Nullable String raw, int most, String tooLong) {
        var text = Text.normalized(raw == null ? "" : raw);
        var _ = required(field, text, most, tooLong, Text.Layout.LINES);
        return text;
    }

    /** A text of one or more lines that may be missing or empty; null when it is missing. */
    public @Nullable String optionalLines(String field, @Nullable String raw, int most) {
        if (raw == null) {
            return null;
        }
        var text = Text.normalized(raw);
        if (Text.isBlank(text)) {
            return "";
        }
        var _ = bounded(field, text, most, field + "_exceed_max_chars", Text.Layout.LINES);
        return text;
    }

    /** A text of one line, without the spaces at its ends. */
    public String line(String field, @Nullable String raw, int most) {
        var text = Text.line(raw == null ? "" : raw);
        var _ = line(field, text, most, field + "_exceed_max_chars");
        return text;
    }

    /** An e-mail address ({@link EmailAddress}). */
    public String email(@Nullable String raw) {
        var text = Text.line(raw == null ? "" : raw);
        var address = EmailAddress.parse(text);
        if (line("email", text, MOST_EMAIL_CHARACTERS, "email_exceed_max_chars") && address.isEmpty()) {
            codes.add("email_invalid");
        }
        return address.map(EmailAddress::toString).orElse(text);
    }

    /**
     * The name of a sign-in: a handle or an e-mail address, in the form in which it is stored. It need not exist, nor
     * does an address of an earlier version need to be valid.
     */
    public String login(@Nullable String raw) {
        var text = Text.line(raw == null ? "" : raw);
        var _ = line("login", text, MOST_LOGIN_CHARACTERS, "login_exceed_max_chars");
        return EmailAddress.parse(text)
                .map(EmailAddress::toString)
                .orElseGet(() -> text.startsWith("@") ? text.substring(1) : text);
    }

    /** A handle to be taken ({@link Handle}). */
    public String newHandle(@Nullable String raw) {
        var text = Text.line(raw == null ? "" : raw);
        var handle = Handle.read(text);
        var kept = handle.orElse(text);
        if (line("handle", kept, Handle.MOST_CHARACTERS, "handle_exceed_max_chars") && handle.isEmpty()) {
            codes.add("handle_invalid");
        }
        return kept;
    }

    /**
     * The handle of another person. A later query finds out whether it exists; this refuses one that the database
     * cannot compare.
     *
     * @param blank the code for a missing handle
     */
    public String otherHandle(@Nullable String raw, String blank) {
        var handle = Text.line(raw == null ? "" : raw);
        if (Text.isBlank(handle)) {
            codes.add(blank);
        } else if (!Text.isAllowed(handle, Text.Layout.LINE)) {
            codes.add("handle_invalid_characters");
        }
        return handle;
    }

    /** A password to be set. */
    public String newPassword(String field, @Nullable String raw) {
        var password = raw == null ? "" : raw;
        if (line(field, password, MOST_PASSWORD_CHARACTERS, field + "_exceed_max_chars")
                && Text.length(password) < LEAST_PASSWORD_CHARACTERS) {
            codes.add(field + "_below_min_chars");
        }
        return password;
    }

    /** A password to be compared, as typed. */
    public String password(String field, @Nullable String raw) {
        var password = raw == null ? "" : raw;
        var _ = line(field, password, MOST_PASSWORD_CHARACTERS, field + "_exceed_max_chars");
        return password;
    }

    /** The code from a mail, without the spaces that people copy with it. */
    public String code(@Nullable String raw) {
        var code = raw == null ? "" : raw.replaceAll("[\\s-]+", "");
        var _ = line("code", code, MOST_CODE_CHARACTERS, "code_exceed_max_chars");
        return code;
    }

    /** Refuses the request with {@code code} unless {@code holds}. */
    public Validator require(boolean holds, String code) {
        if (!holds) {
            codes.add(code);
        }
        return this;
    }

    /** @throws Failure.Invalid with all codes, when there are any */
    public void refuse() {
        if (!codes.isEmpty()) {
            throw new Failure.Invalid(codes);
        }
    }

    private boolean line(String field, String text, int most, String tooLong) {
        return required(field, text, most, tooLong, Text.Layout.LINE);
    }

    private boolean required(String field, String text, int most, String tooLong, Text.Layout layout) {
        if (Text.isBlank(text)) {
            codes.add(field + "_blank");
            return false;
        }
        return bounded(field, text, most, tooLong, layout);
    }

    private boolean bounded(String field, String text, int most, String tooLong, Text.Layout layout) {
        var before = codes.size();
        if (Text.length(text) > most) {
            codes.add(tooLong);
        }
        if (!Text.isAllowed(text, layout)) {
            codes.add(field + "_invalid_characters");
        }
        return codes.size() == before;
    }
}
