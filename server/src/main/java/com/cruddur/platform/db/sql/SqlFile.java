package com.cruddur.platform.db.sql;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an SQL file. Two comments have a meaning:
 *
 * <ul>
 *   <li>{@code -- include activity/columns.sql}, alone on a line, is replaced by the lines of that file, which may include
 *       others. After the path, {@code table="sessions"} puts {@code sessions} in place of each {@code {table}} there.
 *   <li>{@code -- mirrored}, at the end of a line, marks a line that changes for the other reading direction:
 *       {@code DESC} is dropped, and {@code <}, {@code min} and {@code '-infinity'} are swapped with {@code >},
 *       {@code max} and {@code 'infinity'}.
 * </ul>
 *
 * @param text the SQL, with {@code :name} for parameters
 */
record SqlFile(String text) {

    private static final String ROOT = "/com/cruddur/";
    private static final Pattern INCLUDE = Pattern.compile("(?m)^([ \t]*)-- include (\\S+)((?: \\w+=\"[^\"]*\")*)$");
    private static final Pattern ARGUMENT = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Pattern MIRRORED = Pattern.compile("(?m)^.*-- mirrored$");
    private static final Map<String, String> OPPOSITES = Map.of(
            " DESC",
            "",
            "<",
            ">",
            ">",
            "<",
            "min(",
            "max(",
            "max(",
            "min(",
            "'-infinity'",
            "'infinity'",
            "'infinity'",
            "'-infinity'");
    private static final Pattern DIRECTED = Pattern.compile(" DESC\\b|[<>]|\\b(?:min|max)\\(|'-?infinity'");

    /** A comment, text in quotes, a cast, or a parameter. */
    private static final Pattern TOKEN = Pattern.compile("--[^\n]*|'[^']*'|\"[^\"]*\"|::|:([a-zA-Z]\\w*)");

    /** A statement for JDBC, with {@code ?} for each of {@code parameters}. */
    record Statement(String text, List<String> parameters) {}

    /**
     * Reads the file at {@code path} below {@code com/cruddur}, such as {@code feed/FeedSql/home.sql}.
     *
     * @throws UncheckedIOException when it or an included file is missing
     */
    static SqlFile read(String path) {
        return read(path, SqlFile::content);
    }

    /** Reads the file at {@code path} and the files it includes with {@code contents}, which finds a text by its path. */
    static SqlFile read(String path, UnaryOperator<String> contents) {
        return new SqlFile(INCLUDE.matcher(contents.apply(path))
                .replaceAll(include -> Matcher.quoteReplacement(
                        filled(read(include.group(2), contents).text(), include.group(3))
                                .stripTrailing()
                                .indent(include.group(1).length())
                                .stripTrailing())));
    }

    private static String filled(String text, String arguments) {
        return ARGUMENT.matcher(arguments)
                .results()
                .reduce(
                        text,
                        (partly, argument) -> partly.replace("{" + argument.group(1) + "}", argument.group(2)),
                        (_, whole) -> whole);
    }

    private static String content(String path) {
        try (var stream = SqlFile.class.getResourceAsStream(ROOT + path)) {
            if (stream == null) {
                throw new FileNotFoundException("There is no SQL file " + ROOT + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether the statement can be read in the other direction. */
    boolean isMirrored() {
        return MIRRORED.matcher(text).find();
    }

    /** Returns the statement for the other direction. */
    SqlFile mirrored() {
        return new SqlFile(MIRRORED.matcher(text)
                .replaceAll(line -> DIRECTED.matcher(line.group()).replaceAll(SqlFile::opposite)));
    }

    private static String opposite(MatchResult directed) {
        return OPPOSITES.getOrDefault(directed.group(), directed.group());
    }

    Statement statement() {
        var parameters = new ArrayList<String>();
        var sql = TOKEN.matcher(text).replaceAll(token -> {
            if (token.group(1) == null) {
                return Matcher.quoteReplacement(token.group());
            }
            parameters.add(token.group(1));
            return "?";
        });
        return new Statement(sql, List.copyOf(parameters));
    }
}
