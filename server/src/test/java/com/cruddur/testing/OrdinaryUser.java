package com.cruddur.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * A user without rights, with an installation of Cruddur that user can read: the checkout and Maven's repository may
 * be root's alone. When the tests do not run as root, that user is who runs them.
 *
 * @param prefix what has to stand before a command to run it as that user
 * @param home a directory of that user's own
 */
public record OrdinaryUser(List<String> prefix, Path home, String classPath) {

    private static final String NOBODY = "65534";

    /** Prepares one in an empty {@code directory}. */
    public static OrdinaryUser in(Path directory) {
        try {
            var entries = new ArrayList<String>();
            for (var entry : CruddurProcess.classPathEntries().map(Path::of).toList()) {
                var target = directory.resolve(
                        Files.isDirectory(entry)
                                ? "classes"
                                : entry.getFileName().toString());
                install(entry, target);
                entries.add(target.toString());
                if (Files.isDirectory(entry)) {
                    install(entry.resolveSibling("postgres"), directory.resolve("postgres"));
                }
            }
            var home = Files.createDirectory(directory.resolve("home"));
            var prefix = List.<String>of();
            if (System.getProperty("user.name").equals("root")) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
                Files.setAttribute(home, "unix:uid", Integer.valueOf(NOBODY));
                prefix = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
            }
            return new OrdinaryUser(prefix, home, String.join(File.pathSeparator, entries));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Links are enough, and quick; where the file system has none across its parts, copies. */
    private static void install(Path from, Path to) throws IOException {
        if (Files.isDirectory(from)) {
            Files.createDirectory(to);
            try (var files = Files.list(from)) {
                for (var file : files.toList()) {
                    install(file, to.resolve(file.getFileName()));
                }
            }
            return;
        }
        try {
            Files.createLink(to, from);
        } catch (IOException | UnsupportedOperationException _) {
            Files.copy(from, to);
        }
    }
}
