package com.cruddur.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.platform.text.Hashtag;
import com.cruddur.testing.RandomTexts;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What in a message is a hashtag, a mention or a link, in any script. */
class MessageTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Hello #World|world",
                "#a #b, #c.|a b c",
                "(#Zürich)|zürich",
                "#ZU\u0308RICH|zürich",
                "#日本語 と #हिन्दी और #русский|日本語 हिन्दी русский",
                "＃全角|全角",
                "#2026 #1_000|-",
                "#2026goals #_x|2026goals _x",
                "a#b &#x27; /#top ##twice|-",
                "#a#b|a",
                "C# is not F#|-",
                "#️⃣|-",
                "https://example.com/#fragment and #real|real",
                "ftp://example.com/#fragment|-",
                "#same #SAME #Same|same",
                "#می\u200Cخواهم خوب|می\u200Cخواهم",
                "#नम\u0938\u094D\u200Dते|नम\u0938\u094D\u200Dते",
                "#ab\u200Dc #a\u200Cbc #abc\u200D|abc",
                "#スター・ウォーズ！#ｽﾀｰ･ｳｫｰｽﾞ|スター・ウォーズ ｽﾀｰ･ｳｫｰｽﾞ",
                "#col·lecció #צה״ל #a・|col·lecció צה״ל a"
            })
    void hashtagsAreRecognised(String message, String hashtags) {
        assertThat(String.join(" ", MessageText.of(message).hashtags())).isEqualTo(hashtags == null ? "" : hashtags);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "@bayko hello|bayko",
                "Hello, @Bayko!|Bayko",
                "(@andrew.brown) and @ann-marie.|andrew.brown ann-marie",
                "@日本 ＠жук|日本 жук",
                "mail bayko@example.com|-",
                "@bayko@example.social|-",
                "https://example.com/@bayko|-",
                "/@bayko @@bayko|-",
                "@ @. @-|-"
            })
    void mentionsAreRecognised(String message, String handles) {
        assertThat(String.join(" ", MessageText.of(message).handles())).isEqualTo(handles == null ? "" : handles);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "See https://example.com/a?b=c#d.|https://example.com/a?b=c#d",
                "(HTTP://EXAMPLE.COM/x_(y))|HTTP://EXAMPLE.COM/x_(y)",
                "https://пример.испытание/путь|https://пример.испытание/путь",
                "javascript:alert(1) javascript://x%0aalert(1)|-",
                "data:text/html,x file:///etc/passwd ftp://x/y|-",
                "www.example.com me@example.com|-",
                "https://example.com/\u202etxt.exe|-",
                "（https://x.org/a）|https://x.org/a",
                "（https://x.org/a）です|https://x.org/a",
                "「https://x.org/a」と『https://x.org/b』|https://x.org/a https://x.org/b",
                "https://x.org/a。https://x.org/b、次|https://x.org/a https://x.org/b",
                "https://x.org/a…|https://x.org/a",
                "“https://x.org/a” ‘https://x.org/b’ «https://x.org/c» „https://x.org/d“|"
                        + "https://x.org/a https://x.org/b https://x.org/c https://x.org/d",
                "https://x.org/a？！ https://x.org/b؟ https://x.org/c।|https://x.org/a https://x.org/b https://x.org/c",
                "【https://x.org/a.】|https://x.org/a",
                "https://ja.wikipedia.org/wiki/東京（曖昧） と|https://ja.wikipedia.org/wiki/東京（曖昧）",
                "https://x.org/a（メモ|https://x.org/a",
                "https://x.org/Schindler’s|https://x.org/Schindler’s",
                "https://x.org/a\u200E https://x.org/b\u200Bข้อความ \u2068https://x.org/c\u2069|"
                        + "https://x.org/a https://x.org/b https://x.org/c",
                "https://fa.wikipedia.org/wiki/می\u200Cخواهم|https://fa.wikipedia.org/wiki/می\u200Cخواهم"
            })
    void linksAreRecognised(String message, String links) {
        assertThat(MessageText.of(message).spans().stream()
                        .filter(span -> span.kind() == MessageSpan.Kind.LINK)
                        .map(MessageSpan::href)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(links == null ? "" : links);
    }

    @Test
    void atMostTwentyOfAKindAreKeptAndNoneTooLong() {
        var many = new StringBuilder();
        for (var i = 0; i < 50; i++) {
            many.append(" #tag").append(i).append(" @person").append(i);
        }
        assertThat(MessageText.of(many.toString()).hashtags()).hasSize(20);
        assertThat(MessageText.of(many.toString()).handles()).hasSize(20);
        assertThat(MessageText.of("#" + "x".repeat(100)).hashtags()).hasSize(1);
        assertThat(MessageText.of("#" + "x".repeat(101)).hashtags()).isEmpty();
        assertThat(MessageText.of("@" + "x".repeat(51)).handles()).isEmpty();
    }

    @Test
    void theSpansTogetherAreTheMessage() {
        for (var message : messages()) {
            var spans = MessageText.of(message).spans();

            assertThat(spans.stream().map(MessageSpan::text).collect(Collectors.joining()))
                    .isEqualTo(message);
            assertThat(spans).allSatisfy(span -> assertThat(span.text()).isNotEmpty());
        }
    }

    @Test
    void aStoredHashtagIsNormalisedAlreadyAndLinksAreEncoded() {
        for (var span : messages().stream()
                .flatMap(message -> MessageText.of(message).spans().stream())
                .toList()) {
            switch (span.kind()) {
                case PLAIN -> assertThat(span.href()).isEmpty();
                case HASHTAG -> {
                    assertThat(Hashtag.read(span.target())).contains(span.target());
                    assertThat(span.href()).matches("/hashtags/[A-Za-z0-9_.%*+-]+");
                }
                case MENTION -> assertThat(span.href()).matches("/@[A-Za-z0-9_.%*+-]+");
                case LINK -> assertThat(span.href()).matches("(?is)https?://.*").doesNotContainPattern("[\\s<>\"]");
            }
        }
    }

    private static List<String> messages() {
        return RandomTexts.of(
                2_000,
                30,
                "#",
                "＃",
                "@",
                "＠",
                "a",
                "Zü",
                "u\u0308",
                "日",
                "İ",
                "Σ",
                "9",
                "_",
                " ",
                ".",
                "-",
                "/",
                "&",
                "\n",
                "https://",
                "http://x.y",
                "javascript:",
                "<script>",
                "\"",
                "'",
                "\u202e",
                "\u200d",
                "😀",
                "\u0301");
    }
}
