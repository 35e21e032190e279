package com.cruddur.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that mail can reach, and no others. */
class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a..b@example.com",
                "me.@example.com",
                ".me@example.com",
                "me@example..com",
                "me@.example.com",
                "me@example.com.",
                "me@example.com。",
                "me@ex\u200bample.com",
                "me@ex\u00adample.com",
                "me@example.com\u200b",
                "me@exam\u2060ple.com",
                "me@ex\u200dample.com",
                "me@ex\ufe0fample.com",
                "m\u200be@example.com",
                "\u202eme@example.com",
                "me\u200d@example.com",
                "me\u3164@example.com",
                "me\u2800@example.com",
                "me\u00a0@example.com",
                "\u0301me@example.com",
                "me@example",
                "me@localhost",
                "me@127.0.0.1",
                "me@[127.0.0.1]",
                "me@-example.com",
                "me@example-.com",
                "me@exa_mple.com",
                "me@exam ple.com",
                "me@xn--a.com",
                "me@example.com@example.com",
                "\"a b\"@example.com",
                "(me)a@example.com",
                "a@example.com,b@example.com",
                "<a@example.com>",
                "@example.com",
                "me@",
                "me",
                ""
            })
    void refusesWhatNoMailReaches(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            a.b+c@example.com,             a.b+c@example.com
            Me@Example.COM,                Me@Example.COM
            o'brien@example.co.uk,         o'brien@example.co.uk
            info@müller.de,                info@xn--mller-kva.de
            INFO@MÜLLER.DE,                INFO@xn--mller-kva.de
            info@xn--mller-kva.de,         info@xn--mller-kva.de
            info@straße.de,                info@xn--strae-oqa.de
            info@пример.рф,                info@xn--e1afmkfd.xn--p1ai
            info@例え。jp,                  info@xn--r8jz45g.jp
            info@me.\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645.ir, info@me.xn--mgbn2ecje63gr19l.ir
            jörg@example.com,              jörg@example.com
            用户@例え.jp,                   用户@xn--r8jz45g.jp
            """)
    void keepsAddressesWithTheDomainInAsciiLetters(String text, String kept) {
        assertThat(EmailAddress.parse(text)).map(EmailAddress::toString).hasValue(kept);
    }

    @Test
    void boundsTheOctetsOfTheParts() {
        assertThat(EmailAddress.parse("a".repeat(64) + "@example.com")).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.com")).isEmpty();
        assertThat(EmailAddress.parse("ö".repeat(33) + "@example.com")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "b".repeat(63) + ".com")).isPresent();
        assertThat(EmailAddress.parse("a@" + "b".repeat(64) + ".com")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "b.".repeat(124) + "com")).isPresent();
        assertThat(EmailAddress.parse("a@" + "b.".repeat(126) + "com")).isEmpty();
    }

    @Test
    void tellsWhichAddressesNeedSmtpUtf8() {
        assertThat(EmailAddress.parse("info@müller.de"))
                .hasValueSatisfying(address -> assertThat(address.isAscii()).isTrue());
        assertThat(EmailAddress.parse("jörg@example.com"))
                .hasValueSatisfying(address -> assertThat(address.isAscii()).isFalse());
    }
}
