package com.cruddur.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The commands of {@code docs/run-book.md}, for tests that follow it on servers of their own. */
public final class RunBook {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|sql)$\n(?<commands>.*?)^```$");

    /** The database of the documents, which every test puts its own in place of. */
    public static final String DATABASE = "postgresql://postgres:password@localhost:5436/cruddur";

    private RunBook() {}

    /** What can be run of the section with that heading, a block each. */
    public static List<String> commands(String heading) {
        return BLOCK.matcher(section(heading))
                .results()
                .map(block -> block.group("commands"))
                .toList();
    }

    private static String section(String heading) {
        try {
            var text = Files.readString(Path.of(System.getProperty("checkout"), "docs/run-book.md"));
            var begin = text.indexOf("\n## " + heading + "\n");
            if (begin < 0) {
                throw new AssertionError("docs/run-book.md has no section \"" + heading + '"');
            }
            var end = text.indexOf("\n## ", begin + 1);
            return end < 0 ? text.substring(begin) : text.substring(begin, end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
