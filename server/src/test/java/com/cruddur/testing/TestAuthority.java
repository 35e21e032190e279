package com.cruddur.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate authority of a test's own, made with the JDK's keytool. */
public final class TestAuthority {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final Path directory;
    private final Path store;

    /** Makes an authority with its files in {@code directory}. */
    public TestAuthority(Path directory) {
        this.directory = directory;
        this.store = directory.resolve("authority.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "ca",
                "-keyalg",
                "EC",
                "-dname",
                "CN=Test CA",
                "-ext",
                "bc:c",
                "-validity",
                "3650");
        write("ca.pem", keytool("-exportcert", "-alias", "ca", "-rfc"));
    }

    /** The authority's own certificate. */
    public Path certificate() {
        return directory.resolve("ca.pem");
    }

    /**
     * Issues a certificate for {@code localhost}, as {@link #issue(String, String, String, int)} does.
     */
    public Path issue(String name, String start, int days) {
        return issue(name, "localhost", start, days);
    }

    /**
     * Issues a certificate for {@code host}, valid from {@code start} on (as keytool has it: {@code -10d}) for so
     * many days; returns the certificate, with its key beside it in {@code name.key}.
     */
    public Path issue(String name, String host, String start, int days) {
        keytool("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + host);
        var request = write(name + ".csr", keytool("-certreq", "-alias", name));
        var certificate = keytool(
                "-gencert",
                "-alias",
                "ca",
                "-rfc",
                "-infile",
                request.toString(),
                "-ext",
                "san=dns:" + host,
                "-startdate",
                start,
                "-validity",
                Integer.toString(days));
        writeKey(name);
        return write(name + ".pem", certificate);
    }

    /** The key that belongs to a certificate. */
    public static Path keyOf(Path certificate) {
        return certificate.resolveSibling(certificate.getFileName().toString().replace(".pem", ".key"));
    }

    private void writeKey(String name) {
        try {
            var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
            var encoded = Base64.getMimeEncoder()
                    .encodeToString(keys.getKey(name, PASSWORD).getEncoded());
            var file =
                    write(name + ".key", "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String keytool(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-J-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", new String(PASSWORD)));
        var outcome = Shell.run(command.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        return outcome.output();
    }

    private Path write(String name, String text) {
        try {
            var begin = Math.max(0, text.indexOf("-----BEGIN"));
            return Files.writeString(directory.resolve(name), text.substring(begin));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
