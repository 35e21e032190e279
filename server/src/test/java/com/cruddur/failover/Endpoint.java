package com.cruddur.failover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The name under which a service knows its database. It moves to another address as the endpoint of RDS does. */
final class Endpoint {

    static final String NAME = "database.cruddur.test";

    private final Path hosts;

    Endpoint(Path directory) {
        this.hosts = directory.resolve("hosts");
    }

    /** From now on the name stands for {@code address}. */
    void moveTo(String address) {
        try {
            var next = Files.writeString(hosts.resolveSibling("hosts.new"), address + " " + NAME + "\n");
            Files.move(next, hosts, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The options with which Java looks names up here. */
    String javaOptions() {
        return "-Djdk.net.hosts.file=" + hosts;
    }
}
