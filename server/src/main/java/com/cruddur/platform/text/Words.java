package com.cruddur.platform.text;

/**
 * The characters of handles and hashtags, as classes of {@link java.util.regex.Pattern}. They exclude invisible letters
 * and marks, with which two names could look alike.
 */
final class Words {

    private static final String UNSEEN =
            "&&[^\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u3164\\uFE00-\\uFE0F\\uFFA0"
                    + "\\x{13441}\\x{13442}\\x{E0100}-\\x{E01EF}]";

    static final String LETTER = "[\\p{L}" + UNSEEN + "]";

    static final String MARK = "[\\p{M}" + UNSEEN + "]";

    /** Letters, marks, digits and the underscore. */
    static final String ANY = "[\\p{L}\\p{M}\\p{Nd}_" + UNSEEN + "]";

    private Words() {}
}
