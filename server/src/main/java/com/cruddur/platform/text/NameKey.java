package com.cruddur.platform.text;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The form in which names are compared: NFKC, without case. The database function {@code name_key} computes it too; a
 * test compares both for every character. Rate limits count by this key, so that another spelling of a name gets no
 * extra tries: the folding unites all names that {@code lower} unites in any locale.
 *
 * <p>Case is folded one character at a time, in decomposed text; {@code ß}, whose folding has two characters, becomes
 * {@code ss}. A dot above is dropped after {@code i}, since it depends on the locale whether the lower case of
 * {@code İ} keeps it.
 */
public final class NameKey {

    private static final Pattern DOTTED_I = Pattern.compile("(i[\\u0300-\\u0306\\u0308-\\u036F]*)\\u0307");

    private NameKey() {}

    /** Returns the key of {@code name}. The key of a key is the key itself. */
    public static String of(String name) {
        var folded = new StringBuilder(name.length());
        Normalizer.normalize(name, Normalizer.Form.NFKD)
                .codePoints()
                .map(NameKey::withoutCase)
                .forEach(folded::appendCodePoint);
        var key = DOTTED_I.matcher(folded.toString().replace("ß", "ss")).replaceAll("$1");
        return Normalizer.normalize(key, Normalizer.Form.NFKC);
    }

    /** Folds through the upper case, as {@link String#equalsIgnoreCase} does: ς and σ share Σ. */
    private static int withoutCase(int codePoint) {
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }
}
