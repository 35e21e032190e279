package com.cruddur.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n", "\r\n", "\t", "\u0000", "\u001b", "\u007f", "\u009b", "\u2028", "\u2029", "\u202e", "\u2066"
            })
    void whatATerminalWouldInterpretIsASpace(String sign) {
        assertThat(OneLine.of("a" + sign + "b")).isEqualTo("a b");
    }

    @Test
    void aLongTextIsCutBetweenCodePoints() {
        assertThat(OneLine.of("🔥🔥🔥", 3)).isEqualTo("🔥🔥🔥");
        assertThat(OneLine.of("🔥🔥🔥🔥", 3)).isEqualTo("🔥🔥🔥…");
    }
}
