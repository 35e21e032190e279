package com.cruddur.avatar;

import java.awt.Color;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
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

    /** Values in the file, and those that a browser shows. */
    static Stream<Arguments> colours() throws IOException {
        var linearRgb = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        var linearGrey = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
        var grey = encode("png", grey(DataBuffer.TYPE_BYTE, false));
        var greyAlpha = encode("png", grey(DataBuffer.TYPE_BYTE, true));
        var rgb = encode("png", filled(BufferedImage.TYPE_INT_RGB));
        return Stream.of(
                Arguments.of("grey", grey, 54),
                Arguments.of("grey with alpha", greyAlpha, 54),
                Arguments.of("grey of 16 bits", encode("png", grey(DataBuffer.TYPE_USHORT, false)), 54),
                Arguments.of("grey of 16 bits with alpha", encode("png", grey(DataBuffer.TYPE_USHORT, true)), 54),
                Arguments.of("colours", rgb, 54),
                Arguments.of("colours with alpha", encode("png", filled(BufferedImage.TYPE_INT_ARGB)), 54),
                Arguments.of("grey jpeg", encode("jpg", filled(BufferedImage.TYPE_BYTE_GRAY)), 54),
                Arguments.of("linear colours", withProfile(rgb, linearRgb), 127),
                Arguments.of(
                        "linear colours with alpha",
                        withProfile(encode("png", filled(BufferedImage.TYPE_INT_ARGB)), linearRgb),
                        127),
                Arguments.of("linear grey", withProfile(grey, linearGrey), 127),
                Arguments.of("linear grey with alpha", withProfile(greyAlpha, linearGrey), 127),
                Arguments.of("a profile of another kind", withProfile(rgb, linearGrey), 54),
                Arguments.of("a damaged profile", withProfile(rgb, new byte[200]), 54),
                Arguments.of("an endless profile", withProfile(rgb, new byte[20_000_000]), 54));
    }

    private static BufferedImage grey(int type, boolean alpha) {
        var bits = type == DataBuffer.TYPE_BYTE ? 8 : 16;
        var model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY),
                alpha,
                false,
                alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                type);
        var raster = model.createCompatibleWritableRaster(60, 50);
        var value = bits == 8 ? 54 : 54 * 257;
        for (var x = 0; x < 60; x++) {
            for (var y = 0; y < 50; y++) {
                raster.setPixel(x, y, alpha ? new int[] {value, (1 << bits) - 1} : new int[] {value});
            }
        }
        return new BufferedImage(model, raster, false, null);
    }

    private static BufferedImage filled(int type) {
        var image = new BufferedImage(60, 50, type);
        var bands = image.getRaster().getNumBands();
        for (var x = 0; x < 60; x++) {
            for (var y = 0; y < 50; y++) {
                image.getRaster().setPixel(x, y, Arrays.copyOf(new int[] {54, 54, 54, 255}, bands));
            }
        }
        return image;
    }

    /** Adds a colour profile after the header. */
    private static byte[] withProfile(byte[] png, byte[] profile) throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(compressed)) {
            deflater.write(profile);
        }
        var content = concat("iCCPname\0\0".getBytes(StandardCharsets.US_ASCII), compressed.toByteArray());
        var crc = new CRC32();
        crc.update(content);
        return concat(
                Arrays.copyOf(png, 33),
                ByteBuffer.allocate(4).putInt(content.length - 4).array(),
                content,
                ByteBuffer.allocate(4).putInt((int) crc.getValue()).array(),
                Arrays.copyOfRange(png, 33, png.length));
    }

    static Stream<Arguments> good() throws IOException {
        var page = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        var video = "\0\0\0\u0018ftypmp42".getBytes(StandardCharsets.ISO_8859_1);
        return Stream.of(
                Arguments.of("png", png(1, 1)),
                Arguments.of("wide png", png(3000, 7)),
                Arguments.of("grey png", encode("png", new BufferedImage(500, 600, BufferedImage.TYPE_BYTE_GRAY))),
                Arguments.of("jpeg", jpeg(401, 900)),
                Arguments.of("grey jpeg", encode("jpg", new BufferedImage(50, 60, BufferedImage.TYPE_BYTE_GRAY))),
                Arguments.of("largest", jpeg(4096, 4096)),
                Arguments.of("two pictures in one jpeg", concat(jpeg(9, 9), jpeg(3, 3))),
                Arguments.of("webp", webp()),
                Arguments.of("jpeg and a video", concat(jpeg(9, 9), video)),
                Arguments.of("jpeg and a stray byte", concat(jpeg(9, 9), new byte[1])),
                Arguments.of("jpeg and page", concat(jpeg(9, 9), page)),
                Arguments.of("png and page", concat(png(9, 9), page)),
                Arguments.of("png and a stray byte", concat(png(9, 9), new byte[1])),
                Arguments.of("webp and page", concat(webp(), page)),
                Arguments.of("webp and a stray byte", concat(webp(), new byte[1])));
    }

    static Stream<Arguments> bad() throws IOException {
        var png = png(30, 30);
        var jpeg = jpeg(30, 30);
        var webp = webp();
        return Stream.of(
                Arguments.of("nothing", new byte[0], "avatar_unknown_format"),
                Arguments.of("svg", "<svg/>".getBytes(StandardCharsets.US_ASCII), "avatar_unknown_format"),
                Arguments.of("gif", "GIF89a\1\0\1\0".getBytes(StandardCharsets.US_ASCII), "avatar_unknown_format"),
                Arguments.of("half png", Arrays.copyOf(png, png.length / 2), "avatar_damaged"),
                Arguments.of("png without end", Arrays.copyOf(png, png.length - 12), "avatar_damaged"),
                Arguments.of("half jpeg", Arrays.copyOf(jpeg, jpeg.length / 2), "avatar_damaged"),
                Arguments.of("jpeg without end", Arrays.copyOf(jpeg, jpeg.length - 2), "avatar_damaged"),
                Arguments.of("half webp", Arrays.copyOf(webp, webp.length - 6), "avatar_damaged"),
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
