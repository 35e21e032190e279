package com.cruddur.avatar;

import com.cruddur.platform.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The accepted formats, recognised by the first bytes and not by the media type that the client sends. */
enum PictureFormat {
    PNG,
    JPEG,
    WEBP;

    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG_START = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    /** @throws Failure.Invalid {@code avatar_unknown_format} for any other format */
    static PictureFormat of(byte[] file) {
        if (startsWith(file, 0, PNG_START)) {
            return PNG;
        }
        if (startsWith(file, 0, JPEG_START)) {
            return JPEG;
        }
        if (startsWith(file, 0, ascii("RIFF")) && startsWith(file, 8, ascii("WEBP"))) {
            return WEBP;
        }
        throw new Failure.Invalid("avatar_unknown_format");
    }

    /** The name of its ImageIO reader. */
    String readerName() {
        return switch (this) {
            case PNG -> "png";
            case JPEG -> "jpeg";
            case WEBP -> "webp";
        };
    }

    static boolean startsWith(byte[] file, int offset, byte[] start) {
        return file.length >= offset + start.length
                && Arrays.equals(file, offset, offset + start.length, start, 0, start.length);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
