package com.cruddur.infra;

import static com.cruddur.infra.Tally.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The first deployment of docs/aws.md, and a restore by docs/run-book.md, followed to the letter without an account: the
 * blocks run in one bash, in order. In place of the programs that reach AWS stand scripts that note their arguments; the
 * one for {@code aws} prints the outputs of the synthesised stacks.
 */
@ExtendWith(Tally.class)
class FollowedDeploymentTest {

    private static final Pattern BLOCK = Pattern.compile("```sh skip=needs-(?:aws|docker)\n(.*?)```", Pattern.DOTALL);

    /** Notes a call as one line, its arguments in brackets. */
    private static final String NOTE = """
            #!/usr/bin/env bash
            { printf '%s' "${0##*/}"; printf ' [%s]' "$@"; echo; } >>"$CALLS"
            """;

    private static final String AWS = NOTE + """
            if [ "$1" = cloudformation ]; then
              stack=$4
              key=${8#*OutputKey==\\'}
              cat "$OUTPUTS/$stack/${key%%\\'*}"
            elif [ "$2" = describe-db-instances ]; then
              echo restored.example
            elif [ "$1" = secretsmanager ]; then
              echo '{"password": "secret"}'
            elif [[ $* = *file:///dev/stdin* ]]; then
              cat >/dev/null
            fi
            """;

    @TempDir
    private Path directory;

    @Test
    void everyStepRunsWithWhatTheStepsBeforeItPrinted() throws Exception {
        var lines = follow(
                Profile.SMALL,
                Stream.concat(
                        Stream.of(blocks("docs/run-book.md").getFirst()),
                        blocks("docs/aws.md").stream().filter(block -> !block.contains("imagetools"))));
        assertThat(lines.stream().filter(line -> line.startsWith("npx")).toList())
                .containsExactly(
                        "npx [aws-cdk@2] [bootstrap]",
                        "npx [aws-cdk@2] [deploy] [Foundation]",
                        "npx [aws-cdk@2] [deploy] [--exclusively] [Migration]",
                        "npx [aws-cdk@2] [deploy] [--exclusively] [Service]");
        assertThat(lines.stream()
                        .filter(line -> line.startsWith("docker [buildx]"))
                        .toList())
                .singleElement()
                .asString()
                .contains("[--platform] [linux/arm64]", "[--push] [.]");
        assertTasksRun(lines.stream()
                .filter(line -> line.startsWith("aws [ecs] [run-task]"))
                .toList());
    }

    /** A restore at night, with the commands that the run book has for each step. */
    @Test
    void theRestoreRunsOnTheServerThatItRestored() throws Exception {
        var lines = follow(Profile.LARGE, blocks("docs/run-book.md").stream());

        assertThat(lines.stream()
                        .filter(line -> line.contains("[--overrides]"))
                        .map(FollowedDeploymentTest::override)
                        .map(override -> override.at("/command") + " on "
                                + override.at("/environment/0/value").asString())
                        .toList())
                .containsExactly(
                        "[\"doctor\"] on postgresql://cruddur_app@restored.example/cruddur",
                        "[\"user\",\"delete\",\"00000000-0000-0000-0000-000000000000\"] on postgresql://restored.example/cruddur",
                        "[\"expire\"] on postgresql://restored.example/cruddur",
                        "[\"expire\",\"--verify\"] on postgresql://restored.example/cruddur");
        assertThat(lines.stream()
                        .filter(line -> line.startsWith("aws [ecs] [execute-command]"))
                        .toList())
                .singleElement()
                .asString()
                .endsWith("[--command] [bash]");
    }

    /** Runs the blocks in one shell, as an operator would, and returns the calls of programs that reach AWS. */
    private List<String> follow(Profile profile, Stream<String> blocks) throws Exception {
        var bin = Files.createDirectory(directory.resolve("bin"));
        for (var program : List.of("npx", "docker", "curl", "sleep")) {
            script(bin.resolve(program), NOTE);
        }
        script(bin.resolve("aws"), AWS);
        writeOutputs(profile);
        var calls = Files.createFile(directory.resolve("calls"));
        var process = new ProcessBuilder(
                        "bash", "-c", blocks.collect(Collectors.joining("\n", "set -euo pipefail\n", "")))
                .directory(Checkout.ROOT.toFile())
                .redirectErrorStream(true);
        process.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        process.environment().put("CALLS", calls.toString());
        process.environment().put("OUTPUTS", directory.resolve("outputs").toString());
        var running = process.start();
        var printed = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(running.waitFor()).as(printed).isZero();
        assertThat(printed).doesNotContain("No such file");
        return Files.readAllLines(calls);
    }

    /** The migration, the doctor and the first admin: with a cluster, a network, and overrides that are JSON. */
    private static void assertTasksRun(List<String> tasks) {
        assertThat(tasks)
                .hasSize(3)
                .allSatisfy(task -> assertThat(task)
                        .contains("[--cluster] [", "[--task-definition] [")
                        .containsPattern("\\[awsvpcConfiguration=\\{subnets=\\[[^]]+],securityGroups=\\[[^]]+]}]"));
        assertThat(tasks.get(0)).doesNotContain("--overrides");
        assertThat(command(tasks.get(1))).isEqualTo("[\"doctor\"]");
        assertThat(command(tasks.get(2))).isEqualTo("[\"user\",\"promote\",\"ada\",\"--role\",\"admin\"]");
    }

    private static String command(String task) {
        return override(task).at("/command").toString();
    }

    private static JsonNode override(String task) {
        var overrides = task.substring(task.indexOf("[--overrides] [") + "[--overrides] [".length());
        return Templates.JSON
                .readTree(overrides.substring(0, overrides.lastIndexOf("]}]}") + "]}]}".length()))
                .at("/containerOverrides/0");
    }

    private void writeOutputs(Profile profile) throws IOException {
        var templates = Templates.of(profile);
        for (var stack : List.of("Foundation", "Migration", "Service")) {
            var folder = Files.createDirectories(
                    directory.resolve("outputs").resolve("cruddur-" + stack.toLowerCase(Locale.ROOT)));
            for (var output : templates.outputs(stack).entrySet()) {
                // What AWS would put in place of a reference is a word.
                Files.writeString(
                        folder.resolve(output.getKey()), output.getValue().replaceAll("[<>]", ""));
            }
        }
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    /** The file that the document tells to write is complete, but for the certificate's own number. */
    @Test
    void theContextOfTheDocumentIsTaken() {
        var text = Checkout.read("docs/aws.md").replaceAll("(?s).*?```json\n(.*?)```.*", "$1");
        var context = Templates.JSON.readTree(text.replace("…", "11111111-2222-3333-4444-555555555555"));

        var installation = Installation.read(name -> context.path(name).asString(""));

        assertThat(installation.publicUrl()).isEqualTo("https://cruddur.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/aws.md", "docs/run-book.md"})
    void shellcheckFindsNothingInTheCommands(String document) throws Exception {
        // Defined by an earlier block, or by the reader; a path may be missing in a checkout.
        var file = Files.writeString(
                directory.resolve("commands.sh"),
                "#!/usr/bin/env bash\n# shellcheck disable=SC2034,SC2154,SC2164,SC2317\n"
                        + String.join("\n", blocks(document)));
        var process = new ProcessBuilder("shellcheck", file.toString())
                .redirectErrorStream(true)
                .start();
        var found = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(found).isZero();
    }

    private static List<String> blocks(String document) {
        return results(Checkout.read(document)).map(block -> block.group(1)).toList();
    }

    private static Stream<MatchResult> results(String text) {
        return BLOCK.matcher(text).results();
    }
}
