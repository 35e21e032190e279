package com.cruddur.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.RandomTexts;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One grammar of handles for all who write them, and one key by which they are compared. */
class HandleTest {

    private static final Pattern MARK_OF_ANOTHER_SCRIPT = Pattern.compile("[\\p{M}&&[^\\u0300-\\u036f]]");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "andrew.brown",
                "ann--marie",
                "_x_",
                "7",
                "日本",
                "жук",
                "हिन्दी",
                "Zu\u0308rich",
                "ｂｏｂ",
                "a..b"
            })
    void handlesHaveLettersMarksDigitsAndUnderscoresWithDotsAndHyphensInside(String handle) {
        assertThat(Handle.read(handle)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "bob.",
                "-bob",
                "bob!",
                "a b",
                "a/b",
                "@ab",
                "😀",
                "a\u200db",
                "a\u202eb",
                "a\ufe0f",
                "\u3164",
                "\u0301a",
                "x²",
                "a’b",
                "a\nb",
                "ﷺ"
            })
    void nothingElseIsAHandle(String handle) {
        assertThat(Handle.read(handle)).isEmpty();
    }

    @Test
    void everyHandleThatCanBeTakenIsMentionedAsItself() {
        for (var name : names()) {
            var handle = Handle.read(name);
            if (handle.isEmpty() || Text.length(handle.get()) > Handle.MOST_CHARACTERS) {
                continue;
            }

            for (var written : List.of(name, handle.get(), handle.get().toUpperCase(Locale.ROOT))) {
                for (var after : List.of("", ".", "!", ", hello", "-", "…")) {
                    var text = "Ask @" + written + after;
                    assertThat(NameSigns.in(text, 0, text.length()))
                            .as(text)
                            .hasSize(1)
                            .allSatisfy(sign -> {
                                assertThat(sign.isHashtag()).isFalse();
                                assertThat(NameKey.of(sign.target())).isEqualTo(NameKey.of(name));
                            });
                }
            }
        }
    }

    @Test
    void aNameOfAnotherSystemIsMadeToFit() {
        for (var name : names()) {
            var fitted = Handle.fitted(name, 8);

            if (!fitted.isEmpty()) {
                assertThat(Handle.read(fitted)).hasValue(fitted);
                assertThat(Text.length(fitted)).isLessThanOrEqualTo(8);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Bayko, bayko", "ＢＡＹＫＯ, bayko", "Straße, STRASSE", "STRAẞE, strasse", "İstanbul, istanbul",
                "ıstanbul, ISTANBUL",
        "ΣΟΦΟΣ, σοφος", "ﬁn, FIN", "Zu\u0308rich, ZÜRICH", "H\u0331, \u1e96", "Ꭰ, ꭰ", "i\u0307, i"
    })
    void namesThatDifferInCaseOrFormOnlyHaveOneKey(String one, String other) {
        assertThat(NameKey.of(one)).isEqualTo(NameKey.of(other));
    }

    @ParameterizedTest
    @CsvSource({"a, b", "é, e", "a.b, ab", "a_b, a-b", "ü, ue", "а, a"})
    void otherNamesDoNot(String one, String other) {
        assertThat(NameKey.of(one)).isNotEqualTo(NameKey.of(other));
    }

    @Test
    void theKeyOfAKeyIsItself() {
        for (var name : names()) {
            assertThat(NameKey.of(NameKey.of(name))).isEqualTo(NameKey.of(name));
        }
    }

    /**
     * Whatever locale a database has: rate limits count by the key, and must not count finer than it compares. A dot
     * that follows an {@code i} with a mark of another script counts in both.
     */
    @Test
    void namesThatAreOneInSomeLocaleHaveOneKey() {
        for (var name : names()) {
            if (MARK_OF_ANOTHER_SCRIPT.matcher(name).find()) {
                continue;
            }
            for (var locale : List.of("", "en", "tr", "az", "el")) {
                var lower = name.toLowerCase(Locale.of(locale));
                assertThat(NameKey.of(lower)).as(locale).isEqualTo(NameKey.of(name));
            }
        }
    }

    private static List<String> names() {
        return RandomTexts.of(
                5_000, 12, "a", "B", "9", "_", ".", "-", "ü", "u\u0308", "İ", "ı", "i\u0307", "ß", "ẞ", "Σ", "ς", "日",
                "हि", "ｂ", "ﬁ", "ǆ", "H\u0331", "\u0301", "!", " ", "\u200d", "\ufe0f", "𐐀", "😀");
    }
}
