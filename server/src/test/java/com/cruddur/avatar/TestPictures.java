package com.cruddur.avatar;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.provider.Arguments;

/** Files as people, and those who mean ill, send them. */
final class TestPictures {

    /** Made by libwebp: a lossless picture of 1 by 1. */
    private static final String WEBP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";

    private TestPictures() {}

    static byte[] png(int width, int height) throws IOException {
        return encode("png", new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB));
    }

    static byte[] jpeg(int width, int height) throws IOException {
        return encode("jpg", new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB));
    }

    static byte[] webp() {
        return Base64.getDecoder().decode(WEBP);
    }

    /** White but for its left half, with EXIF that says: turn it clockwise by a quarter. */
    static byte[] rotatedJpeg() throws IOException {
        var image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(50, 0, 50, 100);
        graphics.dispose();
        var tiff = ByteBuffer.allocate(26)
                .put("MM\0*".getBytes(StandardCharsets.US_ASCII))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .array();
        var exif = concat(
                "Exif\0\0".getBytes(StandardCharsets.US_ASCII),
                tiff,
                "secret place".getBytes(StandardCharsets.US_ASCII));
        var file = encode("jpg", image);
        var length = exif.length + 2;
        return concat(
                Arrays.copyOf(file, 2),
                new byte[] {(byte) 0xff, (byte) 0xe1, (byte) (length >> 8), (byte) length},
                exif,
                Arrays.copyOfRange(file, 2, file.length));
    }

    static Stream<Arguments> good() throws IOException {
        return Stream.of(
                Arguments.of("png", png(1, 1)),
                Arguments.of("wide png", png(3000, 7)),
                Arguments.of("grey png", encode("png", new BufferedImage(500, 600, BufferedImage.TYPE_BYTE_GRAY))),
                Arguments.of("jpeg", jpeg(401, 900)),
                Arguments.of("grey jpeg", encode("jpg", new BufferedImage(50, 60, BufferedImage.TYPE_BYTE_GRAY))),
                Arguments.of("largest", jpeg(4096, 4096)),
                Arguments.of("two pictures in one jpeg", concat(jpeg(9, 9), jpeg(3, 3))),
                Arguments.of("webp", webp()));
    }

    static Stream<Arguments> bad() throws IOException {
        var png = png(30, 30);
        var jpeg = jpeg(30, 30);
        var webp = webp();
        var tail = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        return Stream.of(
                Arguments.of("nothing", new byte[0], "avatar_unknown_format"),
                Arguments.of("svg", "<svg/>".getBytes(StandardCharsets.US_ASCII), "avatar_unknown_format"),
                Arguments.of("gif", "GIF89a\1\0\1\0".getBytes(StandardCharsets.US_ASCII), "avatar_unknown_format"),
                Arguments.of("half png", Arrays.copyOf(png, png.length / 2), "avatar_damaged"),
                Arguments.of("png without end", Arrays.copyOf(png, png.length - 12), "avatar_damaged"),
                Arguments.of("half jpeg", Arrays.copyOf(jpeg, jpeg.length / 2), "avatar_damaged"),
                Arguments.of("jpeg without end", Arrays.copyOf(jpeg, jpeg.length - 2), "avatar_damaged"),
                Arguments.of("half webp", Arrays.copyOf(webp, webp.length - 6), "avatar_damaged"),
                Arguments.of("png and page", concat(png, tail), "avatar_damaged"),
                Arguments.of("jpeg and page", concat(jpeg, tail), "avatar_damaged"),
                Arguments.of("webp and page", concat(webp, tail), "avatar_damaged"),
                Arguments.of("start of png", Arrays.copyOf(png, 8), "avatar_damaged"),
                Arguments.of("start of jpeg", Arrays.copyOf(jpeg, 3), "avatar_damaged"),
                Arguments.of("bomb", withSize(png, 50_000, 50_000), "avatar_too_many_pixels"),
                Arguments.of("endless", withSize(png, Integer.MAX_VALUE, Integer.MAX_VALUE), "avatar_too_many_pixels"),
                Arguments.of("wide", png(4097, 1), "avatar_too_many_pixels"),
                Arguments.of("high", png(1, 4097), "avatar_too_many_pixels"));
    }

    /** The same file that says it is larger, with a checksum that fits. */
    private static byte[] withSize(byte[] png, int width, int height) {
        var file = ByteBuffer.wrap(png.clone());
        file.putInt(16, width).putInt(20, height);
        var crc = new CRC32();
        crc.update(file.slice(12, 17));
        return file.putInt(29, (int) crc.getValue()).array();
    }

    private static byte[] encode(String format, BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, bytes)) {
            throw new IOException("No writer for " + format);
        }
        return bytes.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
