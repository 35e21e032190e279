package com.cruddur.platform.text;

import java.text.Normalizer;

/**
 * The form in which names are compared: NFKC, without case. The function {@code name_key} in the database makes the same
 * of every assigned character; a test compares the two. Rate limits count by it, too, so that another spelling of a name
 * the database takes for the same one gets no tries of its own: this folding unites all that {@code lower} unites in any
 * locale.
 *
 * <p>Case is folded one character at a time, which joins {@code I}, {@code i}, {@code İ} and {@code ı}. Two foldings
 * take more than one character: {@code ß} is {@code ss}, and a dot above is dropped after {@code i}, since some locales
 * make that pair of {@code İ} and others a plain {@code i}.
 */
public final class NameKey {

    private NameKey() {}

    /** The key of {@code name}. The key of a key is itself. */
    public static String of(String name) {
        var folded = new StringBuilder(name.length());
        Normalizer.normalize(name, Normalizer.Form.NFKC)
                .codePoints()
                .map(NameKey::withoutCase)
                .forEach(folded::appendCodePoint);
        var key = folded.toString().replace("ß", "ss").replace("i\u0307", "i");
        return Normalizer.normalize(key, Normalizer.Form.NFKC);
    }

    /** By way of the upper case, as {@link String#equalsIgnoreCase} does: ς and σ have Σ in common. */
    static int withoutCase(int codePoint) {
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }
}
