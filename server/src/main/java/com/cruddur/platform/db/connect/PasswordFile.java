package com.cruddur.platform.db.connect;

import com.cruddur.platform.Directories;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A password in a file, such as a container's secret. Each connection reads it again, so a changed password needs no
 * restart.
 */
public record PasswordFile(Path path) implements Credentials {

    private static final int MOST_BYTES = 4096;

    /**
     * Returns the current password, without the line break at its end.
     *
     * @throws IllegalArgumentException when there is none; the message completes a sentence that begins with the
     *     setting's name, and states the remedy
     */
    public String read() {
        var text = decode(bytes());
        var password = text.endsWith("\n") ? text.substring(0, text.length() - (text.endsWith("\r\n") ? 2 : 1)) : text;
        if (password.isEmpty()) {
            throw unusable("is empty: write the password into it", null);
        }
        if (password.indexOf('\n') >= 0 || password.indexOf('\r') >= 0) {
            throw unusable("has several lines: write the password into it and nothing else", null);
        }
        return password;
    }

    private byte[] bytes() {
        try (var file = Files.newInputStream(path)) {
            var bytes = file.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw unusable("is larger than 4 kB: write the password into it and nothing else", null);
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw unusable("does not exist: write the password there, or correct the path", e);
        } catch (IOException e) {
            throw Files.isDirectory(path)
                    ? unusable("is a directory: name the file in it", e)
                    : unusable(
                            "cannot be read (%s): let the user that runs Cruddur read it"
                                    .formatted(Directories.cause(e)),
                            e);
        }
    }

    private String decode(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') < 0) {
                return text;
            }
        } catch (CharacterCodingException _) {
            // reported below, without the bytes
        }
        throw unusable("is not text: write the password into it as UTF-8", null);
    }

    private IllegalArgumentException unusable(String why, @Nullable Throwable cause) {
        return new IllegalArgumentException("names %s, which %s".formatted(path, why), cause);
    }
}
