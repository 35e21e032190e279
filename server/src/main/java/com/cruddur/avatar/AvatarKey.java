package com.cruddur.avatar;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The key of a stored picture: random, so that it is unique and cannot be guessed, with the format as extension. */
record AvatarKey(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}\\.(png|jpg)");
    private static final int RANDOM_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    static AvatarKey next(String extension) {
        var bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return new AvatarKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + '.' + extension);
    }

    /** Reads the key in a column; empty for null and for a text that is not a key and could name any file. */
    static Optional<AvatarKey> of(@Nullable String value) {
        return Optional.ofNullable(value)
                .filter(text -> FORM.matcher(text).matches())
                .map(AvatarKey::new);
    }

    /** Returns what tells this picture from the person's others, in the addresses on pages; the SQL takes as much. */
    String version() {
        return value.substring(0, 8);
    }

    String mediaType() {
        return value.endsWith(".png") ? "image/png" : "image/jpeg";
    }
}
