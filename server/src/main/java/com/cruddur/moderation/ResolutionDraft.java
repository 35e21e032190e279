package com.cruddur.moderation;

import com.cruddur.platform.Failure;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a moderator decides. */
record ResolutionDraft(@Nullable String resolution) {

    /** @throws Failure.Invalid when it is missing or none we know */
    Resolution decided() {
        if (resolution == null || resolution.isBlank()) {
            throw new Failure.Invalid("resolution_blank");
        }
        return Arrays.stream(Resolution.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(resolution))
                .findFirst()
                .orElseThrow(() -> new Failure.Invalid("resolution_unknown"));
    }
}
