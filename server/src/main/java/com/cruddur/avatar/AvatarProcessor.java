package com.cruddur.avatar;

import com.cruddur.platform.Failure;
import com.cruddur.platform.background.ThreadPerTask;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Converts an uploaded picture into a small upright square. The square is encoded anew, so that nothing of the file
 * remains but its colours. The dimensions are read before the pixels, and at most two pictures are decoded at a time.
 */
final class AvatarProcessor {

    static final int SIDE = 400;
    private static final int MOST_SIDE = 4096;
    private static final long MOST_PIXELS = 16L * 1024 * 1024;
    private static final int CONCURRENT = 2;
    private static final Duration MAX_WAIT = Duration.ofSeconds(1);
    private static final float QUALITY = 0.85f;
    private static final Executor COMPUTING = ThreadPerTask.platform("avatar");

    private final Semaphore slots = new Semaphore(CONCURRENT, true);

    /**
     * Makes the square from {@code file}.
     *
     * @throws Failure.Invalid {@code avatar_unknown_format}, {@code avatar_too_many_pixels}, {@code avatar_damaged}
     * @throws Failure.Unavailable when too many pictures are waiting
     */
    Picture process(byte[] file) {
        var format = PictureFormat.of(file);
        var structure = PictureFile.of(format, file);
        try {
            if (!slots.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Failure.Unavailable("Too many pictures come in just now. Try again soon.", MAX_WAIT);
            }
            try {
                return compute(() -> encode(square(decode(format, file, structure.end()), structure)));
            } finally {
                slots.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure.Unavailable("The service is stopping.", MAX_WAIT, e);
        }
    }

    private static Picture compute(Callable<Picture> work) throws InterruptedException {
        var task = new FutureTask<>(work);
        COMPUTING.execute(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** The detected format selects the reader, which ignores metadata, because that may decompress to any size. */
    private static BufferedImage decode(PictureFormat format, byte[] file, int end) {
        var reader = ImageIO.getImageReadersByFormatName(format.readerName()).next();
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file, 0, end))) {
            reader.setInput(stream, true, true);
            return decode(reader);
        } catch (IIOException e) {
            throw String.valueOf(e.getMessage()).contains("Unsupported")
                    ? new Failure.Invalid("avatar_unknown_format")
                    : PictureFile.damaged();
        } catch (IOException e) {
            throw PictureFile.damaged();
        } catch (Failure e) {
            throw e;
        } catch (RuntimeException _) {
            throw PictureFile.damaged(); // decoders throw all kinds of exceptions for damaged files
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage decode(ImageReader reader) throws IOException {
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        if (width > MOST_SIDE || height > MOST_SIDE || (long) width * height > MOST_PIXELS) {
            throw new Failure.Invalid("avatar_too_many_pixels");
        }
        var parameters = reader.getDefaultReadParam();
        var step = Math.max(1, Math.min(width, height) / (2 * SIDE));
        parameters.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, parameters);
    }

    /** The centre of the picture as an upright square, at most {@link #SIDE} pixels wide. */
    private static BufferedImage square(BufferedImage decoded, PictureFile structure) {
        var picture = ColourProfile.withoutGrayConversion(decoded);
        var side = Math.min(picture.getWidth(), picture.getHeight());
        var target = Math.min(side, SIDE);
        var type = picture.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        var drawn = new BufferedImage(target, target, type);
        var graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        var place = upright(structure.orientation(), target);
        place.scale((double) target / side, (double) target / side);
        place.translate(-(picture.getWidth() - side) / 2.0, -(picture.getHeight() - side) / 2.0);
        graphics.drawImage(picture, place, null);
        graphics.dispose();
        if (structure.profile() != null) {
            ColourProfile.convert(drawn, decoded, structure.profile());
        }
        return drawn;
    }

    /** The rotation or reflection for {@code orientation} that makes a square of {@code side} pixels upright. */
    private static AffineTransform upright(int orientation, int side) {
        var turn = new AffineTransform();
        switch (orientation) {
            case 2 -> turn.setTransform(-1, 0, 0, 1, side, 0);
            case 3 -> turn.setTransform(-1, 0, 0, -1, side, side);
            case 4 -> turn.setTransform(1, 0, 0, -1, 0, side);
            case 5 -> turn.setTransform(0, 1, 1, 0, 0, 0);
            case 6 -> turn.setTransform(0, 1, -1, 0, side, 0);
            case 7 -> turn.setTransform(0, -1, -1, 0, side, side);
            case 8 -> turn.setTransform(0, -1, 1, 0, 0, side);
            default -> {}
        }
        return turn;
    }

    private static Picture encode(BufferedImage picture) throws IOException {
        var extension = picture.getColorModel().hasAlpha() ? "png" : "jpg";
        var writer = ImageIO.getImageWritersByFormatName(extension).next();
        var bytes = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            if (extension.equals("jpg")) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(QUALITY);
            }
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return new Picture(extension, bytes.toByteArray());
    }

    /**
     * An encoded picture.
     *
     * @param extension png or jpg
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Picture(String extension, byte[] bytes) {}
}
