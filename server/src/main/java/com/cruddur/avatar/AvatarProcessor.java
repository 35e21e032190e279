package com.cruddur.avatar;

import com.cruddur.platform.Failure;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
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
 * Makes a small square of whatever picture somebody sends: upright, drawn anew, with nothing of the file but its
 * colours. Its size is read before its pixels, and no more than two are decoded at once.
 */
final class AvatarProcessor {

    static final int SIDE = 400;
    private static final int MOST_SIDE = 4096;
    private static final long MOST_PIXELS = 16L * 1024 * 1024;
    private static final int PLACES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final float QUALITY = 0.85f;

    private final Semaphore places = new Semaphore(PLACES, true);

    /**
     * Develops {@code file}.
     *
     * @throws Failure.Invalid {@code avatar_unknown_format}, {@code avatar_too_many_pixels}, {@code avatar_damaged}
     * @throws Failure.Unavailable when there are too many at once
     */
    Picture develop(byte[] file) {
        var format = PictureFormat.of(file);
        var orientation = PictureFile.of(format, file).orientation();
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Failure.Unavailable("Too many pictures come in just now. Try again soon.", PATIENCE);
            }
            try {
                return aside(() -> encode(square(decode(format, file), orientation)));
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure.Unavailable("The service is stopping.", PATIENCE, e);
        }
    }

    /** On a thread of its own: pure computing would keep a virtual thread's carrier from all other requests. */
    private static Picture aside(Callable<Picture> work) throws InterruptedException {
        var task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name("darkroom").start(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** The reader is chosen by what we found, and is told to read no metadata: they may be packed as bombs are. */
    private static BufferedImage decode(PictureFormat format, byte[] file) {
        var reader = ImageIO.getImageReadersByFormatName(format.readerName()).next();
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
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
            throw PictureFile.damaged(); // what decoders throw at damaged files
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

    /** The middle of the picture, turned upright, and no larger than {@link #SIDE}. */
    private static BufferedImage square(BufferedImage picture, int orientation) {
        var side = Math.min(picture.getWidth(), picture.getHeight());
        var target = Math.min(side, SIDE);
        var type = picture.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        var drawn = new BufferedImage(target, target, type);
        var graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        var place = upright(orientation, target);
        place.scale((double) target / side, (double) target / side);
        place.translate(-(picture.getWidth() - side) / 2.0, -(picture.getHeight() - side) / 2.0);
        graphics.drawImage(picture, place, null);
        graphics.dispose();
        return drawn;
    }

    /** Turns a square of that side as EXIF's orientation tells. */
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
}
