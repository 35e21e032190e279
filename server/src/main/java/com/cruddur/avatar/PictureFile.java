package com.cruddur.avatar;

import com.cruddur.platform.Failure;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The outer structure of a picture file, checked before anything is decoded. The picture has to be complete and end the
 * file, so that other programs cannot read the file as something else.
 *
 * @param orientation the EXIF orientation, 1 to 8; 1 is upright
 */
record PictureFile(int orientation) {

    private static final int UPRIGHT = 1;
    /** Encoders write about ten scans. Each costs a pass over all pixels, however small the file. */
    private static final int MOST_JPEG_SCANS = 64;

    /** @throws Failure.Invalid {@code avatar_damaged} when the picture is incomplete or bytes follow it */
    static PictureFile of(PictureFormat format, byte[] file) {
        try {
            return new PictureFile(
                    switch (format) {
                        case PNG -> png(ByteBuffer.wrap(file));
                        case JPEG -> jpeg(ByteBuffer.wrap(file));
                        case WEBP -> webp(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
                    });
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
    private static int png(ByteBuffer file) {
        var orientation = UPRIGHT;
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
            if (type == 0x49454e44) { // IEND
                return whole(file, orientation);
            }
        }
    }

    /**
     * Segments up to the first scan, then scans up to the end. Only further pictures may follow: phones append them.
     */
    private static int jpeg(ByteBuffer file) {
        var orientation = UPRIGHT;
        var scans = 0;
        file.position(2);
        while (true) {
            var marker = marker(file);
            if (marker == 0xd9) {
                return file.remaining() >= 2 && file.getShort(file.position()) == (short) 0xffd8
                        ? orientation
                        : whole(file, orientation);
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
    private static int webp(ByteBuffer file) {
        var orientation = UPRIGHT;
        if (Integer.toUnsignedLong(file.getInt(4)) + 8 != file.limit()) {
            throw damaged();
        }
        file.position(12);
        while (file.hasRemaining()) {
            var type = file.getInt();
            var length = file.getInt();
            var start = file.position();
            if (type == 0x46495845) { // EXIF
                orientation = Exif.orientation(withoutPreface(file.slice(start, length)));
            }
            file.position(start + Math.addExact(length, length & 1));
        }
        return whole(file, orientation);
    }

    /** Skips the prefix of JPEG files, which some encoders write into WebP files. */
    private static ByteBuffer withoutPreface(ByteBuffer exif) {
        var preface = new byte[] {'E', 'x', 'i', 'f', 0, 0};
        var start = new byte[Math.min(preface.length, exif.limit())];
        exif.get(0, start);
        return Arrays.equals(start, preface) ? exif.slice(6, exif.limit() - 6) : exif;
    }

    private static int whole(ByteBuffer file, int orientation) {
        if (file.hasRemaining()) {
            throw damaged();
        }
        return orientation;
    }
}
