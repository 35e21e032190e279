package com.cruddur.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the documents promise about the code and about each other. */
class DocumentsTest {

    @Test
    void theTableOfSettingsIsThatOfTheCode() throws IOException {
        var document = Files.readString(Program.CHECKOUT.resolve("docs/configuration.md"));

        assertThat(document)
                .withFailMessage("The table in docs/configuration.md must be:%n%n%s", table())
                .contains("\n\n" + table() + "\n");
    }

    private static String table() {
        return Settings.all().stream()
                .map(setting -> "| `%s` | %s | %s | %s |\n"
                        .formatted(
                                setting,
                                setting.defaultText().isEmpty() ? "none" : "`" + setting.defaultText() + "`",
                                setting.expected(),
                                setting.purpose()))
                .collect(Collectors.joining("", """
                    | Variable | Default | Expected | Purpose |
                    |---|---|---|---|
                    """, ""));
    }

    @Test
    void everyLinkWithinTheCheckoutLeadsSomewhere() {
        var documents = new HashMap<Path, MarkdownFile>();
        MarkdownFile.all().forEach(document -> documents.put(document.path(), document));

        var broken = documents.values().stream()
                .flatMap(document -> document.links().stream()
                        .filter(link -> !link.matches("[a-z]+:.*"))
                        .filter(link -> !leadsSomewhere(document, link, documents))
                        .map(link -> document + ": " + link))
                .sorted();

        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(MarkdownFile from, String link, Map<Path, MarkdownFile> documents) {
        var parts = link.split("#", 2);
        var target = parts[0].isEmpty()
                ? from.path()
                : from.path().resolveSibling(parts[0]).normalize();
        if (!Files.exists(Program.CHECKOUT.resolve(target))) {
            return false;
        }
        var document = documents.get(target);
        return parts.length == 1 || (document != null && document.anchors().contains(parts[1]));
    }

    @Test
    void onlyWhatNeedsDockerOrAwsIsNotRun() {
        var skips = MarkdownFile.all().stream()
                .flatMap(document -> document.blocks().stream())
                .map(MarkdownFile.Block::skip)
                .filter(Objects::nonNull);

        assertThat(skips).containsOnly("needs-docker", "needs-aws");
    }

    /** A block of shell by another name would not be run. */
    @Test
    void blocksAreWrittenInLanguagesThatTheTestsKnow() {
        var languages = MarkdownFile.all().stream()
                .flatMap(document -> document.blocks().stream())
                .map(MarkdownFile.Block::language);

        assertThat(languages).isSubsetOf("sh", "sql", "text", "json", "java", "ini", "nginx", "haproxy", "caddy");
    }
}
