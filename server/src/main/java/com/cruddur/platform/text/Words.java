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

    /**
     * Joiners, and the signs that connect the parts of a word: the middle dots of Catalan and Japanese, the double
     * hyphen of Japanese, the maqaf, geresh and gershayim of Hebrew, the tsheg of Tibetan.
     */
    static final String CONNECTOR = "[\\u200C\\u200D\\u00B7\\u05BE\\u05F3\\u05F4\\u0F0B\\u0F0C\\u30A0\\u30FB\\uFF65]";

    /** The signs of Indic scripts after which a joiner chooses the form of the letters. */
    static final String VIRAMA = "[\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0BCD\\u0C4D\\u0CCD\\u0D3B\\u0D3C\\u0D4D\\u0DCA"
            + "\\u1039\\u103A\\u17D2]";

    /** Letters and marks of the scripts whose letters join, where a non-joiner separates them. */
    static final String CURSIVE =
            "[\\p{IsArabic}\\p{IsSyriac}\\p{IsMongolian}\\p{IsNko}\\p{IsMandaic}\\u064B-\\u065F\\u0670]";

    private Words() {}
}
