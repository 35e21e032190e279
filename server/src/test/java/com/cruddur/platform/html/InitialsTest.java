package com.cruddur.platform.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands where a person has no picture. */
class InitialsTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '|',
            value = {
                "Andrew Brown,AB",
                "ada,A",
                "Jean Luc van Picard,JP",
                "|  Grace \t Hopper |,GH",
                "山田　太郎,山太",
                "👩 Smith,👩S",
                "ßtraße,SS",
                "\u202eAlice \u200bBob,AB",
                "\u200b,||",
                "\u200b Bob,B",
            })
    void areTheFirstLettersOfTheFirstAndLastWordThatShowSomething(String name, String initials) {
        assertThat(Initials.initials(name)).isEqualTo(initials);
    }
}
