package com.cruddur.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.cruddur.platform.Failure;
import com.cruddur.testing.RandomTexts;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One rule for every text: how it is kept, what is refused, and by which code. */
class TextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \t\r\n",
                "\u00a0\u2003\u3000\u1680",
                "\u2028\u2029\u0085",
                "\u200b\u200d\ufeff\u2060",
                "\u00ad\u034f\u061c\u180e",
                "\u115f\u1160\u3164\uffa0",
                "\u17b4\u17b5",
                "\u2800\u2800",
                "\ufe0f\ufe00",
                "\ufff9\ufffa\ufffb",
                "\ud834\udd59",
                "\udb40\udc41\udb40\udc7f",
                "\u0001\u001b"
            })
    void whatShowsNothingIsBlank(String text) {
        assertThat(codes(validator -> validator.lines("message", text, 10))).containsExactly("message_blank");
        assertThat(codes(validator -> validator.line("login", text, 10))).containsExactly("login_blank");
        assertThat(new Validator().optionalLines("bio", text, 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👨‍👩‍👧",
                "❤️",
                "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
                "🇩🇪",
                "1️⃣",
                "می‌خواهم",
                "x\u2800x",
                "\u0600",
                "\u0301",
                "\ue000"
            })
    void charactersThatAreNotSeenMayStandInATextThatShowsSomething(String text) {
        assertThat(codes(validator -> validator.lines("message", text, 10))).isEmpty();
        assertThat(new Validator().line("display_name", text, 10)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0b", "a\u0001", "a\rb", "a\u007f", "a\u0085b", "a\ud800", "\udc00a"})
    void controlCharactersAndHalvesOfCharactersAreRefusedInEveryText(String text) {
        assertThat(codes(validator -> validator.lines("message", text, 10)))
                .containsExactly("message_invalid_characters");
        assertThat(codes(validator -> validator.line("login", text, 10))).containsExactly("login_invalid_characters");
        assertThat(codes(validator -> validator.optionalLines("bio", text, 10)))
                .containsExactly("bio_invalid_characters");
        assertThat(codes(validator -> validator.password("password", text)))
                .containsExactly("password_invalid_characters");
    }

    @Test
    void newlinesAndTabsStandWhereLinesAreAllowed() {
        for (var text : List.of("a\nb", "a\tb", "a\u2028b")) {
            assertThat(codes(validator -> validator.lines("message", text, 10))).isEmpty();
            assertThat(codes(validator -> validator.line("display_name", text, 10)))
                    .containsExactly("display_name_invalid_characters");
        }
        assertThat(new Validator().lines("message", "a\r\nb\r\n", 10)).isEqualTo("a\nb\n");
    }

    @Test
    void charactersAreCountedAsCodePointsAfterComposing() {
        assertThat(codes(validator -> validator.lines("message", "u\u0308\r\n".repeat(5), 10)))
                .isEmpty();
        assertThat(codes(validator -> validator.lines("message", "😀".repeat(10), 10)))
                .isEmpty();
        assertThat(codes(validator -> validator.lines("message", "\u0958".repeat(6), 10)))
                .as("a letter that the form C takes apart")
                .containsExactly("message_exceed_max_chars");
        assertThat(new Validator().line("display_name", " \u00a0Zu\u0308rich\u3000 ", 6))
                .isEqualTo("Zürich");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThat(codes(validator -> validator.require(false, "ttl_blank").lines("message", "\0".repeat(11), 10)))
                .containsExactly("ttl_blank", "message_exceed_max_chars", "message_invalid_characters");
    }

    @Test
    void aTextThatIsKeptIsKeptAsItIsTheNextTime() {
        for (var text : texts()) {
            var kept = new Validator().line("display_name", text, 100);

            assertThat(new Validator().line("display_name", kept, 100)).isEqualTo(kept);
        }
    }

    @Test
    void aTextOfAnotherSystemIsMadeToFit() {
        for (var text : texts()) {
            var fitted = Text.fitted(text, 5);

            if (!fitted.isEmpty()) {
                var validator = new Validator();
                assertThat(validator.line("display_name", fitted, 5)).isEqualTo(fitted);
                validator.refuse();
            }
        }
    }

    private static List<String> texts() {
        return RandomTexts.of(
                2_000, 12, "a", " ", "\u00a0", "\n", "\r\n", "\0", "\u0301", "u\u0308", "\u0958", "\u200d", "😀",
                "\ufe0f", "\ud800", "\u2800");
    }

    private static List<String> codes(Consumer<Validator> reading) {
        var validator = new Validator();
        reading.accept(validator);
        var failure = catchThrowableOfType(Failure.Invalid.class, validator::refuse);
        return failure == null ? List.of() : failure.codes();
    }
}
