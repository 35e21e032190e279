package com.cruddur.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A document of the checkout.
 *
 * @param path its place in the checkout
 * @param prose its lines outside of fenced blocks
 * @param blocks its fenced blocks, in order
 */
record MarkdownFile(Path path, List<String> prose, List<Block> blocks) {

    private static final Pattern FENCE = Pattern.compile("```(?<language>[a-z]+)(?: skip=(?<skip>[a-z-]+))?");
    private static final Pattern LINK = Pattern.compile("]\\((?<target>[^)\\s]+)\\)");
    private static final Set<String> NOT_OURS = Set.of(".git", "target", "data", "node_modules");

    /**
     * A fenced block.
     *
     * @param skip why it cannot be run in a test, null when it can
     * @param line where it begins
     * @param output what stands directly behind it as a {@code text} or {@code json} block, null when nothing does
     */
    record Block(
            String language,
            @Nullable String skip,
            String text,
            int line,
            @Nullable Block output) {

        boolean isCommand() {
            return language.equals("sh") || language.equals("sql");
        }

        private boolean isOutput() {
            return language.equals("text") || language.equals("json");
        }

        private Block withOutput(Block block) {
            return new Block(language, skip, text, line, block);
        }
    }

    /** All documents of the checkout. */
    static List<MarkdownFile> all() {
        var files = new ArrayList<MarkdownFile>();
        try {
            Files.walkFileTree(Program.CHECKOUT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    var name = String.valueOf(directory.getFileName());
                    return NOT_OURS.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (file.toString().endsWith(".md")) {
                        files.add(parse(Program.CHECKOUT.relativize(file), Files.readAllLines(file)));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(files);
    }

    private static MarkdownFile parse(Path path, List<String> lines) {
        var prose = new ArrayList<String>();
        var blocks = new ArrayList<Block>();
        var endOfLast = -1; // the line behind the last block, or behind the empty lines that follow it
        for (var i = 0; i < lines.size(); i++) {
            if (!lines.get(i).stripLeading().startsWith("```")) {
                prose.add(lines.get(i));
                endOfLast += endOfLast == i && lines.get(i).isBlank() ? 1 : 0;
                continue;
            }
            var fence = FENCE.matcher(lines.get(i));
            var end = i + 1 + lines.subList(i + 1, lines.size()).indexOf("```");
            if (!fence.matches() || end == i) {
                throw new IllegalStateException(
                        "%s:%s: a fence is written ```language or ```language skip=reason".formatted(path, i + 1));
            }
            var text = String.join("\n", lines.subList(i + 1, end));
            var block = new Block(fence.group("language"), fence.group("skip"), text, i + 1, null);
            if (block.isOutput() && endOfLast == i && blocks.getLast().isCommand()) {
                blocks.add(blocks.removeLast().withOutput(block));
            } else {
                blocks.add(block);
            }
            i = end;
            endOfLast = end + 1;
        }
        return new MarkdownFile(path, List.copyOf(prose), List.copyOf(blocks));
    }

    /** The commands that can be run. */
    List<Block> commands() {
        return blocks.stream()
                .filter(block -> block.isCommand() && block.skip() == null)
                .toList();
    }

    /** Where its links lead. */
    List<String> links() {
        return prose.stream()
                .flatMap(line -> LINK.matcher(line).results())
                .map((MatchResult link) -> link.group("target"))
                .toList();
    }

    /** The anchors of its headings, as the repository's host makes them. */
    List<String> anchors() {
        return prose.stream()
                .filter(line -> line.matches("#{1,6} .*"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
