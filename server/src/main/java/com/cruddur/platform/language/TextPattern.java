package com.cruddur.platform.language;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.util.ULocale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A text with arguments. ICU parses it at its first use, because ICU takes a third of a second to load, which a start
 * should not wait for.
 */
final class TextPattern {

    /** Texts with smaller numbers are remembered: a page has hundreds of them, and each would take a microsecond. */
    private static final int REMEMBERED = 256;

    private final String pattern;
    private final String tag;
    private final AtomicReferenceArray<@Nullable String> counted = new AtomicReferenceArray<>(REMEMBERED);
    private @Nullable MessageFormat format;

    /** The only argument, in braces, where it is a text; a format is not needed then. */
    private final @Nullable String place;

    TextPattern(String pattern, String tag) {
        this.pattern = pattern;
        this.tag = tag;
        this.place = place(pattern);
    }

    private static @Nullable String place(String pattern) {
        var parsed = new MessagePattern(pattern);
        String place = null;
        for (var index = 0; index < parsed.countParts(); index++) {
            var part = parsed.getPart(index);
            if (part.getType() == Part.Type.ARG_START) {
                if (place != null || part.getArgType() != ArgType.NONE) {
                    return null;
                }
                place = "{" + parsed.getSubstring(parsed.getPart(index + 1)) + "}";
            }
        }
        return place;
    }

    /** Returns the text with {@code arguments} by their names. */
    String with(Map<String, ?> arguments) {
        if (place != null && arguments.get(place.substring(1, place.length() - 1)) instanceof String text) {
            return pattern.replace(place, text);
        }
        return formatted(arguments);
    }

    /** One thread at a time, as the format requires. */
    private synchronized String formatted(Map<String, ?> arguments) {
        if (format == null) {
            format = new MessageFormat(pattern, ULocale.forLanguageTag(tag + "-u-nu-latn"));
        }
        return format.format(arguments);
    }

    /** Returns the text with the only argument {@code count}. */
    String counted(long count) {
        if (count < 0 || count >= REMEMBERED) {
            return formatted(Map.of("count", count));
        }
        var index = (int) count;
        var known = counted.get(index);
        if (known == null) {
            known = formatted(Map.of("count", count));
            counted.set(index, known);
        }
        return known;
    }
}
