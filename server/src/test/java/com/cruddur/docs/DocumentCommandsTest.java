package com.cruddur.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the documents tell people to type works, in order, and prints what they say. Runs after the jar is packaged, on
 * that jar and by the launcher. In what a document shows, {@code …} stands for anything.
 */
class DocumentCommandsTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What {@code migrate --grant} prints in addition before version 15, as docs/database.md says below its example. */
    private static final String BEFORE_15 =
            "Nobody else may make tables in the schema public any more: PUBLIC had CREATE on it.\n";

    static List<MarkdownFile> documents() {
        return MarkdownFile.all().stream()
                .filter(document -> !document.commands().isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("documents")
    @Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyCommandWorksAndPrintsWhatTheDocumentSays(MarkdownFile document, @TempDir Path directory) {
        try (var runner = new DocumentRunner(directory)) {
            for (var block : document.commands()) {
                var printed = followed(runner, document, block);
                var output = block.output();
                if (output != null) {
                    var expected = runner.adapted(output.text());
                    var json = output.language().equals("json");
                    assertThat(
                                    json
                                            ? pretty(printed)
                                            : printed.replace("\r", "")
                                                    .replace(BEFORE_15, "")
                                                    .strip())
                            .as("%s:%d", document, output.line())
                            .matches(pattern(json ? pretty(expected) : expected.strip()));
                }
            }
        }
    }

    private static String followed(DocumentRunner runner, MarkdownFile document, MarkdownFile.Block block) {
        try {
            return runner.follow(block);
        } catch (AssertionError e) {
            return fail("%s:%s: %s".formatted(document, block.line(), e.getMessage()), e);
        }
    }

    private static String pretty(String json) {
        return JSON.readTree(json).toPrettyString();
    }

    private static Pattern pattern(String shown) {
        return Pattern.compile(
                Arrays.stream(shown.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*?")),
                Pattern.DOTALL);
    }
}
