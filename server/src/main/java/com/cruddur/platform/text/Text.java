package com.cruddur.platform.text;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * The rules for text that people write. It is stored in normalisation form C with {@code LF} as line end, and measured
 * in code points after that. It contains no control characters except newline and tab where lines are allowed, and at
 * least one visible character. Any other character may accompany visible ones, such as the joiners and variation
 * selectors of emoji.
 */
public final class Text {

    /** The layout of a text. */
    enum Layout {
        /** Newlines and tabs are allowed. */
        LINES,
        LINE
    }

    /**
     * First and last code points of the ranges of {@code Default_Ignorable_Code_Point}, which the JDK does not provide,
     * from <a href="https://www.unicode.org/Public/16.0.0/ucd/DerivedCoreProperties.txt">Unicode 16</a>. Unicode
     * reserves these ranges, so they hold for later versions too.
     */
    private static final int[] DEFAULT_IGNORABLE = {
        0x00AD, 0x00AD, 0x034F, 0x034F, 0x061C, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x200B, 0x200F,
        0x202A, 0x202E, 0x2060, 0x206F, 0x3164, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFEFF, 0xFFA0, 0xFFA0, 0xFFF0, 0xFFF8,
        0x1BCA0, 0x1BCA3, 0x1D173, 0x1D17A, 0xE0000, 0xE0FFF
    };

    /**
     * Characters with an empty glyph, by their names in the Unicode character database: the annotation anchors, the
     * blank Braille pattern, two blanks of Egyptian hieroglyphs, and the musical null notehead.
     */
    private static final int[] EMPTY_GLYPHS = {0x2800, 0x2800, 0xFFF9, 0xFFFB, 0x13441, 0x13442, 0x1D159, 0x1D159};

    private Text() {}

    /** Returns the stored form of {@code raw}. */
    static String normalized(String raw) {
        return Normalizer.normalize(raw.replace("\r\n", "\n"), Normalizer.Form.NFC);
    }

    /** Returns the stored form of {@code raw} as one line, without spaces at its ends. */
    static String line(String raw) {
        var text = normalized(raw);
        var begin = 0;
        var end = text.length();
        while (begin < end && isSpace(text.codePointAt(begin))) {
            begin += Character.charCount(text.codePointAt(begin));
        }
        while (begin < end && isSpace(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(begin, end);
    }

    /**
     * Returns as much of {@code raw} as fits one line of at most {@code most} characters, for texts from another system
     * that cannot be refused; empty when the result shows nothing.
     */
    public static String fitted(String raw, int most) {
        var allowed = normalized(raw)
                .codePoints()
                .filter(codePoint -> isAllowed(codePoint, Layout.LINE))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        var text = line(allowed);
        var end = text.offsetByCodePoints(0, Math.min(most, length(text)));
        var cut = line(text.substring(0, end));
        return isBlank(cut) ? "" : cut;
    }

    /** Returns the length in code points. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Returns whether {@code text} shows nothing. NUL does not count as blank, because it has its own error code. */
    static boolean isBlank(String text) {
        return text.codePoints().allMatch(codePoint -> codePoint != 0 && isInvisible(codePoint));
    }

    static boolean isAllowed(String text, Layout layout) {
        return text.codePoints().allMatch(codePoint -> isAllowed(codePoint, layout));
    }

    /** Returns whether {@code codePoint} is invisible. */
    static boolean isIgnorable(int codePoint) {
        return isIn(DEFAULT_IGNORABLE, codePoint);
    }

    private static boolean isInvisible(int codePoint) {
        return isSpace(codePoint)
                || Character.isISOControl(codePoint)
                || isIgnorable(codePoint)
                || isIn(EMPTY_GLYPHS, codePoint);
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    /** Unpaired surrogates, which JSON can contain, are no characters. PostgreSQL can store neither them nor NUL. */
    private static boolean isAllowed(int codePoint, Layout layout) {
        return switch (Character.getType(codePoint)) {
            case Character.SURROGATE -> false;
            case Character.CONTROL -> layout == Layout.LINES && (codePoint == '\n' || codePoint == '\t');
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> layout == Layout.LINES;
            default -> true;
        };
    }

    private static boolean isIn(int[] ranges, int codePoint) {
        var place = Arrays.binarySearch(ranges, codePoint);
        return place >= 0 || (-place - 1) % 2 == 1; // between the first and the last of a range
    }
}
