package com.cruddur.platform.html;

import com.cruddur.platform.language.Texts;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Error messages for the codes of refused input: the texts under {@code mistake.}. A test requires a message for each
 * code.
 */
public final class ErrorMessages {

    /** Ends of codes; the first that fits counts. */
    private static final List<String> ENDINGS =
            List.of("_blank", "_exceed_max_chars", "_below_min_chars", "_invalid_characters", "_wrong_type");

    private ErrorMessages() {}

    /** Returns one sentence for each of {@code codes}. */
    public static String of(Texts texts, List<String> codes) {
        return codes.stream().map(code -> of(texts, code)).distinct().collect(Collectors.joining(" "));
    }

    /** Returns the sentences for somebody who has to wait. */
    public static String tooOften(Texts texts, Duration wait) {
        var seconds = wait.toSeconds();
        return seconds < 100
                ? texts.counted("mistake.too-often.seconds", seconds)
                : texts.counted("mistake.too-often.minutes", Math.ceilDiv(seconds, 60));
    }

    static String of(Texts texts, String code) {
        var ending = ENDINGS.stream().filter(code::endsWith).limit(1);
        return Stream.concat(Stream.of(code), ending)
                .map(name -> "mistake." + name)
                .filter(texts::has)
                .findFirst()
                .map(texts::of)
                .orElseGet(() -> texts.of("mistake._wrong_type"));
    }
}
