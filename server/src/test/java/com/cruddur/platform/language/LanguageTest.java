package com.cruddur.platform.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each reader gets the language that their browser prefers, and each number the words that belong to it. */
class LanguageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                    none                            | en
                    ''                              | en
                    ar                              | ar
                    AR                              | ar
                    ar-EG                           | ar
                    ar-EG,ar;q=0.9,en;q=0.8         | ar
                    en-US,en;q=0.9                  | en
                    en-US,en;q=0.9,ar;q=0.8         | en
                    en;q=0.5, ar;q=0.9              | ar
                    en;q=0.5, ar ; q=0.9            | ar
                    ar;q=0.5, en                    | en
                    ar,en                           | ar
                    ar;q=0                          | en
                    ar;q=0, en;q=0                  | en
                    en;q=0, ar;q=0.1                | ar
                    de, ar;q=0.3                    | ar
                    de, fr                          | en
                    *                               | en
                    *, ar                           | en
                    *;q=0.1, ar;q=0.5               | ar
                    de, *;q=0.5                     | en
                    arz                             | en
                    a                               | en
                    ar;q=2                          | en
                    ar;q=-1                         | en
                    ar;q=NaN                        | en
                    ar;q=                           | en
                    ar;q                            | en
                    ar;level=1                      | en
                    ar;q=x, ar;q=0.2                | ar
                    ,,;;=, -, ar                    | ar
                    ;q=1                            | en
                    ar_EG                           | en
                    عربي                            | en
                    """)
    void theBrowsersPreferenceDecides(String accepted, String language) {
        assertThat(Language.accepted(accepted).tag()).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0   | 0 رد
                    1   | رد واحد
                    2   | ردان
                    3   | 3 ردود
                    11  | 11 ردًا
                    100 | 100 رد
                    103 | 103 ردود
                    """)
    void arabicHasSixPluralForms(int count, String words) {
        assertThat(Language.ARABIC.texts().counted("count.reply", count)).isEqualTo(words);
        assertThat(Language.ARABIC.texts().counted("count.reply", count)).isEqualTo(words); // as remembered
    }

    @ParameterizedTest
    @CsvSource({"0, 0 replies", "1, 1 reply", "2, 2 replies", "100, 100 replies"})
    void englishHasTwoPluralForms(int count, String words) {
        assertThat(Language.ENGLISH.texts().counted("count.reply", count)).isEqualTo(words);
    }

    @Test
    void numbersHaveTheDigitsOfTheScripts() {
        assertThat(Language.ARABIC.texts().counted("sidebar.trend", 2_053))
                .startsWith("2")
                .matches("2\\D053 .*");
        assertThat(Language.ENGLISH.texts().counted("sidebar.trend", 2_053)).isEqualTo("2,053 cruds");
    }

    @Test
    void argumentsOfHtmlAreText() {
        var texts = Language.ENGLISH.texts();

        assertThat(texts.markup("blocked.title", "handle", "\"<b>&"))
                .isEqualTo("You blocked <bdi>@&quot;&lt;b&gt;&amp;</bdi>");
    }

    @Test
    void scriptsGetAllPluralForms() {
        assertThat(ScriptTexts.of(Language.ARABIC).get("script.left"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("zero", "one", "two", "few", "many", "other")
                .containsEntry("few", "بقيت # أحرف");
        assertThat(ScriptTexts.of(Language.ENGLISH)).containsEntry("script.sent", "Sent.");
    }
}
