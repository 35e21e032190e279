package com.cruddur.platform.db.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A numbered SQL file of the schema.
 *
 * @param name the file's name
 * @param description the part of the name behind the number
 */
record MigrationScript(String name, int version, String description, String text) {

    private static final Pattern NAME = Pattern.compile("V(?<version>\\d+)__(?<description>\\w+)\\.sql");

    /** The only statement besides SET in a file that runs outside a transaction. */
    private static final Pattern CONCURRENT_INDEX =
            Pattern.compile("(?m)^CREATE (?:UNIQUE )?INDEX CONCURRENTLY (?:IF NOT EXISTS )?(?<index>\\w+)");

    /** Returns the files in the jar, by number. */
    static List<MigrationScript> all() {
        try {
            var location = Objects.requireNonNull(MigrationScript.class.getResource("/db/migration"))
                    .toURI();
            if (!location.getScheme().equals("jar")) {
                return in(Path.of(location));
            }
            // By path, which several readers may open at once; a file system opened by URI exists only once per JVM.
            var file = URI.create(location.getRawSchemeSpecificPart().replaceFirst("!.*", ""));
            try (var jar = FileSystems.newFileSystem(Path.of(file), Map.of())) {
                return in(jar.getPath("/db/migration"));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("Cannot read the migrations", e);
        }
    }

    /** Returns the files in {@code directory}, by number. */
    static List<MigrationScript> in(Path directory) {
        var scripts = new ArrayList<MigrationScript>();
        try (var files = Files.newDirectoryStream(directory)) {
            for (var file : files) {
                var matcher = NAME.matcher(file.getFileName().toString());
                if (!matcher.matches()) {
                    throw new IllegalStateException("Not the name of a migration: " + file);
                }
                scripts.add(new MigrationScript(
                        matcher.group(),
                        Integer.parseInt(matcher.group("version")),
                        matcher.group("description").replace('_', ' '),
                        Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        scripts.sort(Comparator.comparingInt(MigrationScript::version));
        return scripts;
    }

    /** Returns the checksum that Flyway records: of the lines without their ends. */
    int checksum() {
        var checksum = new CRC32();
        text.lines().forEach(line -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) checksum.getValue();
    }

    /** Returns the index that the file creates outside a transaction; empty for a file with a transaction. */
    Optional<String> concurrentIndex() {
        var matcher = CONCURRENT_INDEX.matcher(text);
        return matcher.find() ? Optional.of(matcher.group("index")) : Optional.empty();
    }
}
