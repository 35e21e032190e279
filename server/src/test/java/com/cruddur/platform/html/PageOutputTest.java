package com.cruddur.platform.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A page arrives as its templates write it, whatever its size and its script. */
class PageOutputTest {

    @Test
    void piecesOfAllScriptsFollowEachOtherHoweverMuchThereIs() {
        var output = new PageOutput(1000);
        var expected = new StringBuilder();
        for (var piece = 0; piece < 40_000; piece++) {
            var text = "<b>ä " + piece + "</b> مرحبا 👩‍🚀 end";
            output.writeContent(text);
            output.writeContent(text, 1, 6);
            output.writeBinaryContent("日本".getBytes(StandardCharsets.UTF_8));
            expected.append(text).append(text, 1, 6).append("日本");
        }

        assertThat(new String(output.toByteArray(), StandardCharsets.UTF_8)).isEqualTo(expected.toString());
    }

    @Test
    void onePieceMayBeLargerThanAnyPageBefore() {
        var output = new PageOutput(1000);
        output.writeContent("a".repeat(1_000_000));

        assertThat(output.toByteArray()).hasSize(1_000_000).containsOnly('a');
    }
}
