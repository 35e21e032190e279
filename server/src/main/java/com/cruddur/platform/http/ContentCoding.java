package com.cruddur.platform.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** The forms in which a body is sent (RFC 9110, section 8.4): as it is, or as gzip if the client accepts that. */
enum ContentCoding {
    IDENTITY,
    GZIP;

    static final int FASTEST = 1;
    static final int SMALLEST = 9;

    /** Below this size the headers of gzip and the time cost more than the bytes that are saved. */
    private static final int LEAST_BYTES = 1024;

    /** Media types besides text; pictures are compressed already. */
    private static final Set<String> COMPRESSIBLE = Set.of(
            "application/atom+xml",
            "application/json",
            "application/problem+json",
            "application/yaml",
            "image/svg+xml");

    /** Returns whether the coding of {@code answer} depends on the request's Accept-Encoding. */
    static boolean isNegotiated(Request request, Response answer) {
        return answer.status() == 200
                && answer.stream() == null
                && answer.length() >= LEAST_BYTES
                && request.isSafe()
                && isCompressible(answer.header(Headers.CONTENT_TYPE).orElse(""))
                && !answer.header(Headers.CACHE_CONTROL).orElse("").equals("no-store");
    }

    /** Returns the coding to answer {@code request} with. */
    static ContentCoding accepted(Request request) {
        return request.header(Headers.ACCEPT_ENCODING).map(ContentCoding::parse).orElse(IDENTITY);
    }

    private static ContentCoding parse(String accepted) {
        var quality = -1.0;
        for (var part : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
            var semicolon = part.indexOf(';');
            var name = (semicolon < 0 ? part : part.substring(0, semicolon)).strip();
            if (name.equals("gzip") || name.equals("x-gzip")) {
                quality = quality(part);
            } else if (name.equals("*") && quality < 0) {
                quality = quality(part);
            }
        }
        return quality > 0 ? GZIP : IDENTITY;
    }

    private static double quality(String part) {
        var start = part.indexOf("q=");
        try {
            return start < 0 ? 1 : Double.parseDouble(part.substring(start + 2).strip());
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static boolean isCompressible(String mediaType) {
        var semicolon = mediaType.indexOf(';');
        var type = semicolon < 0 ? mediaType : mediaType.substring(0, semicolon);
        return type.startsWith("text/") || COMPRESSIBLE.contains(type);
    }

    /**
     * Compresses {@code bytes} as gzip (RFC 1952).
     *
     * @param level 1 for the fastest to 9 for the smallest
     */
    static byte[] gzip(byte[] bytes, int level) {
        var compressed = new ByteArrayOutputStream(bytes.length / 3 + 64);
        try (var gzip = new LevelledGzip(compressed, level)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array refuses nothing
        }
        return compressed.toByteArray();
    }

    private static final class LevelledGzip extends GZIPOutputStream {
        LevelledGzip(OutputStream output, int level) throws IOException {
            super(output, 8192);
            def.setLevel(level);
        }
    }
}
