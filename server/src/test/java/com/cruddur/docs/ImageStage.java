package com.cruddur.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.docs.Container.Writable;
import com.cruddur.docs.Dockerfile.Instruction;
import com.cruddur.docs.Dockerfile.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A stage of the Dockerfile, carried out without an engine: a file tree, and how its programs are started. The build by
 * Maven is not done again: the jar that is packaged stands for what it makes.
 */
final class ImageStage {

    private static final List<String> FROM_THE_BASE = List.of("passwd", "group", "login.defs");

    private static final Path TARGET = Path.of("build/server/target");

    private final Path tree;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private String user = "root";
    private String directory = "/";
    private List<String> entrypoint = List.of();
    private List<String> command = List.of();

    private ImageStage(Path tree) {
        this.tree = tree;
    }

    /** Builds the image in an empty {@code directory}. */
    static ImageStage build(Dockerfile file, Path directory) {
        try {
            var stages = new HashMap<String, ImageStage>();
            for (var stage : file.stages()) {
                var tree = Files.createDirectory(directory.resolve(stage.name().isEmpty() ? "image" : stage.name()));
                stages.put(stage.name(), stage.name().equals("build") ? built(tree) : of(stage, tree, stages));
            }
            Files.delete(directory.resolve("build").resolve(TARGET));
            return Objects.requireNonNull(stages.get(""), "the Dockerfile ends with a stage of no name");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImageStage built(Path tree) throws IOException {
        Files.createDirectories(tree.resolve(TARGET).getParent());
        Files.createSymbolicLink(tree.resolve(TARGET), Program.CHECKOUT.resolve("server/target"));
        return new ImageStage(tree);
    }

    private static ImageStage of(Stage stage, Path tree, Map<String, ImageStage> others) throws IOException {
        var image = new ImageStage(tree);
        var base = others.get(stage.base());
        if (base == null) {
            image.layOutBase();
        } else {
            Program.require("cp", "-a", base.tree + "/.", tree.toString());
            image.environment.putAll(base.environment);
            image.user = base.user;
            image.directory = base.directory;
        }
        for (var instruction : stage.instructions()) {
            image.carryOut(instruction, others);
        }
        return image;
    }

    /** What there is in place of the base image: places for this machine's programs, and its Java's environment. */
    private void layOutBase() throws IOException {
        for (var place : List.of("usr", "etc", "proc", "dev/shm", "tmp", "opt/java/openjdk")) {
            Files.createDirectories(tree.resolve(place));
        }
        Program.require("chmod", "1777", tree.resolve("tmp").toString());
        for (var place : List.of("bin", "sbin", "lib", "lib64")) {
            var here = Path.of("/", place);
            if (Files.isSymbolicLink(here)) {
                Files.createSymbolicLink(tree.resolve(place), Files.readSymbolicLink(here));
            } else {
                Files.createDirectories(tree.resolve(place));
            }
        }
        for (var device : List.of("null", "zero", "random", "urandom")) {
            Files.createFile(tree.resolve("dev").resolve(device));
        }
        for (var file : FROM_THE_BASE) {
            Files.copy(Path.of("/etc", file), tree.resolve("etc").resolve(file));
        }
        environment.put("JAVA_HOME", "/opt/java/openjdk");
        environment.put("PATH", "/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("LC_ALL", "C.UTF-8");
    }

    private void carryOut(Instruction instruction, Map<String, ImageStage> others) throws IOException {
        switch (instruction.name()) {
            case "WORKDIR" -> {
                directory = instruction.text();
                Files.createDirectories(inside(directory));
            }
            case "RUN" -> run(instruction.text());
            case "COPY" -> copy(instruction, others);
            case "ENV" ->
                instruction.words().stream()
                        .map(word -> word.split("=", 2))
                        .forEach(setting -> environment.put(setting[0], setting[1]));
            case "USER" -> user = instruction.text();
            case "ENTRYPOINT" -> entrypoint = instruction.command();
            case "CMD" -> command = instruction.command();
            case "LABEL", "EXPOSE", "HEALTHCHECK", "STOPSIGNAL" -> {}
            default -> throw new AssertionError("What does " + instruction.name() + " do? Teach it to ImageStage.");
        }
    }

    /** As root anywhere; as somebody else in /tmp only, since nothing else is theirs. */
    private void run(String script) {
        var writable = user.equals("root") ? Writable.ALL : Writable.TMP;
        try (var container = Container.start(this, writable, Map.of(), List.of("/bin/sh", "-c", script))) {
            var end = container.awaitEnd();
            assertThat(end.exitCode()).as("RUN %s%n%s", script, end.output()).isZero();
        }
    }

    /** Of a directory its content is copied; what is copied belongs to root, and keeps its times. */
    private void copy(Instruction instruction, Map<String, ImageStage> others) {
        var source = instruction.options().getFirst().substring("--from=".length());
        var from = others.get(source);
        if (from == null) {
            throw new AssertionError("COPY --from=" + source + ": there is no such stage");
        }
        var words = instruction.words();
        var to = inside(words.getLast());
        for (var word : words.subList(0, words.size() - 1)) {
            var path = from.inside(word);
            if (Files.isDirectory(path)) {
                Program.require("mkdir", "-p", to.toString());
                path = path.resolve(".");
            }
            Program.require("cp", "-r", "--preserve=mode,timestamps", path.toString(), to.toString());
        }
    }

    private Path inside(String path) {
        return tree.resolve(Path.of(directory).resolve(path).toString().substring(1));
    }

    Path tree() {
        return tree;
    }

    Map<String, String> environment() {
        return environment;
    }

    String directory() {
        return directory;
    }

    /** What it starts: ENTRYPOINT, and behind it CMD. */
    List<String> words() {
        var words = new ArrayList<>(entrypoint);
        words.addAll(command);
        return words;
    }

    /** The numbers of USER: user and group. */
    List<String> ids() {
        if (user.matches("\\d+:\\d+")) {
            return List.of(user.split(":", -1));
        }
        try (var lines = Files.lines(tree.resolve("etc/passwd"))) {
            var entry = lines.filter(line -> line.startsWith(user + ":"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no user " + user));
            return List.of(entry.split(":", -1)).subList(2, 4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
