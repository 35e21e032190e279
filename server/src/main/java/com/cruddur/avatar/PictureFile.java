package com.cruddur.avatar;

import com.cruddur.platform.Failure;
import java.awt.color.ICC_Profile;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The outer structure of a picture file, checked before anything is decoded. The picture has to be complete. What follows
 * its end is no part of it: phones append videos, further pictures and stray bytes.
 *
 * @param end the number of bytes up to the end of the picture
 * @param orientation the EXIF orientation, 1 to 8; 1 is upright
 * @param profile the colour profile of a PNG or WebP file, null without a usable one
 */
record PictureFile(int end, int orientation, @Nullable ICC_Profile profile) {

    private static final int UPRIGHT = 1;
    /** Encoders write about ten scans. Each costs a pass over all pixels, however small the file. */
    private static final int MOST_JPEG_SCANS = 64;

    /** @throws Failure.Invalid {@code avatar_damaged} when the picture is incomplete */
    static PictureFile of(PictureFormat format, byte[] file) {
        try {
            return switch (format) {
                case PNG -> png(ByteBuffer.wrap(file));
                case JPEG -> jpeg(ByteBuffer.wrap(file));
                case WEBP -> webp(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
            };
        } catch (IndexOutOfBoundsException
                | BufferUnderflowException
                | IllegalArgumentException
                | ArithmeticException _) {
            throw damaged();
        }
    }

    static Failure.Invalid damaged() {
        return new Failure.Invalid("avatar_damaged");
    }

    /** Chunks of length, type, content and checksum; the last one is IEND. */
    private static PictureFile png(ByteBuffer file) {
        var orientation = UPRIGHT;
        ICC_Profile profile = null;
        file.position(8);
        while (true) {
            var length = file.getInt();
            var start = file.position();
            var type = file.getInt(start);
            var crc = new CRC32();
            crc.update(file.slice(start, Math.addExact(length, 4)));
            file.position(start + 4 + length);
            if (file.getInt() != (int) crc.getValue()) {
                throw damaged();
            }
            if (type == 0x65584966) { // eXIf
                orientation = Exif.orientation(file.slice(start + 4, length));
            }
            if (type == 0x69434350) { // iCCP
                profile = ColourProfile.compressed(file.slice(start + 4, length));
            }
            if (type == 0x49454e44) { // IEND
                return new PictureFile(file.position(), orientation, profile);
            }
        }
    }

    /** Segments up to the first scan, then scans up to the end. The decoder reads the colour profile itself. */
    private static PictureFile jpeg(ByteBuffer file) {
        var orientation = UPRIGHT;
        var scans = 0;
        file.position(2);
        while (true) {
            var marker = marker(file);
            if (marker == 0xd9) {
                return new PictureFile(file.position(), orientation, null);
            }
            if (marker == 0xda && ++scans > MOST_JPEG_SCANS) {
                throw damaged();
            }
            var start = file.position();
            var length = Short.toUnsignedInt(file.getShort());
            if (marker == 0xe1 && length > 8 && file.getInt(start + 2) == 0x45786966) { // APP1 with Exif
                orientation = Exif.orientation(file.slice(start + 8, length - 8));
            }
            file.position(start + length);
            if (marker == 0xda) {
                skipScan(file);
            }
        }
    }

    /** A marker is one or several FF, then its number. */
    private static int marker(ByteBuffer file) {
        if (file.get() != (byte) 0xff) {
            throw damaged();
        }
        var number = file.get();
        while (number == (byte) 0xff) {
            number = file.get();
        }
        return Byte.toUnsignedInt(number);
    }

    /** In a scan 0 or a restart marker follows FF; any other byte starts the next marker. */
    private static void skipScan(ByteBuffer file) {
        while (true) {
            if (file.get() == (byte) 0xff) {
                var next = Byte.toUnsignedInt(file.get(file.position()));
                if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
                    file.position(file.position() - 1);
                    return;
                }
            }
        }
    }

    /** A RIFF container with its length, and chunks with theirs. */
    private static PictureFile webp(ByteBuffer file) {
        var orientation = UPRIGHT;
        ICC_Profile profile = null;
        file.limit(Math.addExact(file.getInt(4), 8));
        file.position(12);
        while (file.hasRemaining()) {
            var type = file.getInt();
            var length = file.getInt();
            var start = file.position();
            if (type == 0x46495845) { // EXIF
                orientation = Exif.orientation(withoutPreface(file.slice(start, length)));
            }
            if (type == 0x50434349) { // ICCP
                profile = ColourProfile.of(file.slice(start, length));
            }
            file.position(start + Math.addExact(length, length & 1));
        }
        return new PictureFile(file.limit(), orientation, profile);
    }

    /** Skips the prefix of JPEG files, which some encoders write into WebP files. */
    private static ByteBuffer withoutPreface(ByteBuffer exif) {
        var preface = new byte[] {'E', 'x', 'i', 'f', 0, 0};
        var start = new byte[Math.min(preface.length, exif.limit())];
        exif.get(0, start);
        return Arrays.equals(start, preface) ? exif.slice(6, exif.limit() - 6) : exif;
    }
}
