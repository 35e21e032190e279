package com.cruddur.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files around this module. */
final class Checkout {

    static final Path ROOT =
            Path.of(System.getProperty("checkout", "..")).toAbsolutePath().normalize();

    private Checkout() {}

    static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
