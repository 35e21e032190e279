package com.cruddur.avatar;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.WritableRaster;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The colour profiles of PNG and WebP files, whose decoders ignore them. A profile that cannot be used is left out, as
 * browsers do: the colours are then those of sRGB.
 */
final class ColourProfile {

    /** Profiles of cameras and screens have up to a few hundred kilobytes. */
    private static final int MOST_BYTES = 1024 * 1024;

    private static final int SIGNIFICANT_BITS = 8;

    private ColourProfile() {}

    /** Reads the content of a PNG file's iCCP chunk: a name, the method of compression, and the compressed profile. */
    static @Nullable ICC_Profile compressed(ByteBuffer chunk) {
        while (chunk.hasRemaining() && chunk.get() != 0) { // the name
        }
        if (!chunk.hasRemaining() || chunk.get() != 0) {
            return null;
        }
        var profile = new byte[MOST_BYTES + 1];
        var inflater = new Inflater();
        try {
            inflater.setInput(chunk);
            var length = inflater.inflate(profile);
            return inflater.finished() ? of(ByteBuffer.wrap(profile, 0, length)) : null;
        } catch (DataFormatException _) {
            return null;
        } finally {
            inflater.end();
        }
    }

    /** Reads an uncompressed profile. */
    static @Nullable ICC_Profile of(ByteBuffer bytes) {
        var profile = new byte[bytes.remaining()];
        bytes.get(profile);
        try {
            return ICC_Profile.getInstance(profile);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /**
     * Returns a gray picture with the values of its file in all three colours. Java takes gray for linear light, and
     * would make it brighter when it draws it.
     */
    static BufferedImage withoutGrayConversion(BufferedImage picture) {
        var model = picture.getColorModel();
        if (model.getColorSpace().getType() != ColorSpace.TYPE_GRAY
                || picture.getRaster().getNumBands() != model.getNumComponents()) {
            return picture;
        }
        var type = model.hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        var copy = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
        var shift = model.getComponentSize(0) - SIGNIFICANT_BITS;
        var row = new int[picture.getWidth()];
        for (var band = 0; band < copy.getRaster().getNumBands(); band++) {
            var source = band == 3 ? 1 : 0;
            for (var y = 0; y < picture.getHeight(); y++) {
                picture.getRaster().getSamples(0, y, row.length, 1, source, row);
                var samples = Arrays.stream(row).map(sample -> sample >> shift).toArray();
                copy.getRaster().setSamples(0, y, row.length, 1, band, samples);
            }
        }
        return copy;
    }

    /**
     * Converts the colours of {@code drawn} from {@code profile} to sRGB in place. Does nothing when the profile is for
     * another number of colours, such as one for print, or when the decoder has converted the colours already.
     *
     * @param decoded the picture that was drawn
     */
    static void convert(BufferedImage drawn, BufferedImage decoded, ICC_Profile profile) {
        var components = profile.getNumComponents();
        if (components != decoded.getColorModel().getNumColorComponents() || !isIgnoredIn(decoded)) {
            return;
        }
        var colours = bands(drawn.getRaster(), 0, 1, 2);
        var source = components == 1 ? bands(drawn.getRaster(), 0) : colours;
        var sRgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
        try {
            var converted = new ColorConvertOp(new ICC_Profile[] {profile, sRgb}, null).filter(source, null);
            colours.setRect(converted);
        } catch (CMMException | IllegalArgumentException _) {
            // The profile lacks what the conversion needs, and nothing was written.
        }
    }

    /** Returns whether the decoder left the colours as they are in the file. */
    private static boolean isIgnoredIn(BufferedImage picture) {
        return !(picture.getColorModel().getColorSpace() instanceof ICC_ColorSpace space)
                || space.isCS_sRGB()
                || space.getType() == ColorSpace.TYPE_GRAY;
    }

    private static WritableRaster bands(WritableRaster raster, int... bands) {
        return raster.createWritableChild(0, 0, raster.getWidth(), raster.getHeight(), 0, 0, bands);
    }
}
