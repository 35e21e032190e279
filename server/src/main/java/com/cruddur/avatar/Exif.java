package com.cruddur.avatar;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the camera's orientation from EXIF metadata. */
final class Exif {

    private static final int ORIENTATION = 0x0112;
    private static final int UPRIGHT = 1;

    private Exif() {}

    /** The orientation in the TIFF structure; upright when it is missing or malformed. */
    static int orientation(ByteBuffer tiff) {
        try {
            var order = tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            var fields = tiff.duplicate().order(order);
            var directory = fields.getInt(4);
            var count = Short.toUnsignedInt(fields.getShort(directory));
            for (var field = 0; field < count; field++) {
                var place = directory + 2 + 12 * field;
                if (Short.toUnsignedInt(fields.getShort(place)) == ORIENTATION) {
                    var value = Short.toUnsignedInt(fields.getShort(place + 8));
                    return value >= 1 && value <= 8 ? value : UPRIGHT;
                }
            }
            return UPRIGHT;
        } catch (IndexOutOfBoundsException _) {
            return UPRIGHT;
        }
    }
}
