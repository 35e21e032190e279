package com.cruddur.testing;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random texts for promises that hold for any text. The seed is constant, so that a failure repeats. */
public final class RandomTexts {

    private static final long SEED = 2026;

    private RandomTexts() {}

    /**
     * Returns {@code count} texts of at most {@code most} pieces each: those given, and sometimes any other character,
     * lone surrogates and controls included.
     */
    public static List<String> of(int count, int most, String... pieces) {
        var random = new Random(SEED);
        return texts(
                random,
                count,
                most,
                () -> pieces.length > 0 && random.nextInt(4) > 0
                        ? pieces[random.nextInt(pieces.length)]
                        : anyCharacter(random));
    }

    /** Returns {@code count} texts of at most {@code most} characters from {@code low} to {@code high}. */
    public static List<String> between(char low, char high, int count, int most) {
        var random = new Random(SEED);
        return texts(random, count, most, () -> String.valueOf((char) random.nextInt(low, high + 1)));
    }

    private static List<String> texts(Random random, int count, int most, Supplier<String> piece) {
        return IntStream.range(0, count)
                .mapToObj(_ ->
                        Stream.generate(piece).limit(random.nextInt(most + 1)).collect(Collectors.joining()))
                .toList();
    }

    private static String anyCharacter(Random random) {
        return Character.toString(
                switch (random.nextInt(3)) {
                    case 0 -> random.nextInt(0x80);
                    case 1 -> random.nextInt(0x1_0000);
                    default -> random.nextInt(Character.MAX_CODE_POINT + 1);
                });
    }
}
