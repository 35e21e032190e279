package com.cruddur.platform;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Percent-encoding for the parts of URLs (RFC 3986), in UTF-8. */
public final class UrlEncoding {

    /** The character that stands for bytes that are not UTF-8, where somebody has written it. */
    private static final Pattern REPLACEMENT_CHARACTER = Pattern.compile("\uFFFD|%EF%BF%BD", Pattern.CASE_INSENSITIVE);

    private UrlEncoding() {}

    /** Encodes {@code text} as a path segment. */
    public static String segment(String text) {
        return text.chars().allMatch(UrlEncoding::standsForItself)
                ? text // as nearly all handles and ids, of which a page has hundreds
                : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static boolean standsForItself(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9')
                || (character >= 'A' && character <= 'Z')
                || character == '-'
                || character == '_'
                || character == '.';
    }

    /** Encodes {@code text} as a name or value in a query. */
    public static String parameter(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * Decodes a path segment.
     *
     * @throws IllegalArgumentException when a percent sign is not followed by two hexadecimal digits, or they are not UTF-8
     */
    public static String decodeSegment(String segment) {
        return segment.indexOf('%') < 0 ? segment : decodeParameter(segment.replace("+", "%2B"));
    }

    /**
     * Decodes a name or value from a query or a form.
     *
     * @throws IllegalArgumentException when a percent sign is not followed by two hexadecimal digits, or they are not UTF-8
     */
    public static String decodeParameter(String parameter) {
        var decoded = URLDecoder.decode(parameter, StandardCharsets.UTF_8);
        if (decoded.indexOf('\uFFFD') >= 0
                && !REPLACEMENT_CHARACTER.matcher(parameter).find()) {
            throw new IllegalArgumentException("The bytes behind the percent signs are not UTF-8");
        }
        return decoded;
    }
}
