package com.cruddur.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Dockerfile as an engine reads it, in the forms that ours uses.
 *
 * @param arguments what stands before the first stage, with defaults: the names of base images, in whose place the tests
 *     have this machine's programs
 */
record Dockerfile(Map<String, String> arguments, List<Stage> stages) {

    /**
     * An image on the way.
     *
     * @param base the stage or image it starts from
     * @param name what other stages call it; empty when they cannot
     */
    record Stage(String base, String name, List<Instruction> instructions) {

        /** The text of the one instruction of that name. */
        String one(String instruction) {
            var found = instructions.stream()
                    .filter(each -> each.name().equals(instruction))
                    .toList();
            if (found.size() != 1) {
                throw new AssertionError("%s times %s in stage %s".formatted(found.size(), instruction, name));
            }
            return found.getFirst().text();
        }
    }

    /**
     * A line, with those that continue it.
     *
     * @param options the words that begin with {@code --}
     */
    record Instruction(String name, List<String> options, String text) {

        private static Instruction of(String line) {
            var words = new ArrayList<>(Arrays.asList(line.strip().split("\\s+", -1)));
            var name = words.removeFirst();
            var options =
                    words.stream().takeWhile(word -> word.startsWith("--")).toList();
            var text = line.strip().substring(name.length()).strip();
            for (var option : options) {
                text = text.substring(option.length()).strip();
            }
            return new Instruction(name, options, text);
        }

        List<String> words() {
            return List.of(text.split("\\s+", -1));
        }

        /** The command of the exec form; what is in the shell form has a shell that takes no signals. */
        List<String> command() {
            return Dockerfile.command(text);
        }
    }

    static Dockerfile read() {
        try {
            // A comment between continued lines does not end them.
            var lines = Files.readString(Program.CHECKOUT.resolve("Dockerfile"))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.joining("\n"))
                    .replace("\\\n", " ")
                    .lines();
            var arguments = new HashMap<String, String>();
            var stages = new ArrayList<Stage>();
            for (var instruction : lines.map(Instruction::of).toList()) {
                if (stages.isEmpty() && instruction.name().equals("ARG")) {
                    var parts = instruction.text().split("=", 2);
                    arguments.put("${" + parts[0] + "}", parts[1]);
                } else if (instruction.name().equals("FROM")) {
                    var words = instruction.words();
                    stages.add(new Stage(words.getFirst(), words.size() == 3 ? words.get(2) : "", new ArrayList<>()));
                } else {
                    stages.getLast().instructions().add(instruction);
                }
            }
            return new Dockerfile(arguments, stages);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The stage that becomes the image. */
    Stage last() {
        return stages.getLast();
    }

    /** What HEALTHCHECK runs. */
    List<String> healthCheck() {
        var text = last().one("HEALTHCHECK");
        return command(text.substring("CMD ".length()));
    }

    private static List<String> command(String text) {
        return List.of(JsonMapper.shared().readValue(text, String[].class));
    }

    /** Whether {@code path}, relative to the checkout, reaches the build, by what {@code .dockerignore} says. */
    static boolean isSent(Path path) {
        try {
            var sent = true;
            for (var line : Files.readAllLines(Program.CHECKOUT.resolve(".dockerignore"))) {
                var pattern = line.startsWith("!") ? line.substring(1) : line;
                var matcher = path.getFileSystem().getPathMatcher("glob:" + pattern);
                for (var part = path; part != null; part = part.getParent()) {
                    if (!line.startsWith("#") && matcher.matches(part)) {
                        sent = line.startsWith("!");
                    }
                }
            }
            return sent;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
