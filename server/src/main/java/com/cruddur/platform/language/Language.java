package com.cruddur.platform.language;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language of the pages and mails. The API, its codes and its messages are English. */
public enum Language {
    ENGLISH("en"),
    ARABIC("ar");

    private static final double NOT_ACCEPTED = 0;

    private final String tag;

    @SuppressWarnings("ImmutableEnumChecker") // says one thing all the time, and remembers what it has said
    private final Texts texts;

    Language(String tag) {
        this.tag = tag;
        this.texts = Texts.read(tag);
    }

    /** Returns the tag in addresses, cookies and the pages, such as {@code ar}. */
    public String tag() {
        return tag;
    }

    /** Returns the direction of its script as HTML names it. */
    public String direction() {
        return texts.of("language.direction");
    }

    public Texts texts() {
        return texts;
    }

    /** Returns what a page says about a failure with the English {@code message}, empty where it says nothing special. */
    public Optional<String> failure(String message) {
        return ENGLISH.texts.failure(message).map(texts::of);
    }

    /** Returns the language with {@code tag} in any case, empty when there is none. */
    public static Optional<Language> of(String tag) {
        for (var language : values()) {
            if (language.tag.equalsIgnoreCase(tag)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the language that the header Accept-Language prefers (RFC 9110): of several with the same weight the
     * first. A regional language, such as {@code ar-EG}, counts as its language; a malformed part counts as missing.
     *
     * @param accepted null for a request without the header
     * @return English when none is accepted
     */
    public static Language accepted(@Nullable String accepted) {
        if (accepted == null) {
            return ENGLISH;
        }
        var best = ENGLISH;
        var bestWeight = NOT_ACCEPTED;
        for (var part : accepted.split(",", -1)) {
            var semicolon = part.indexOf(';');
            var language = ofRange(semicolon < 0 ? part : part.substring(0, semicolon));
            var weight = semicolon < 0 ? 1 : weight(part.substring(semicolon + 1));
            if (language != null && weight > bestWeight) {
                best = language;
                bestWeight = weight;
            }
        }
        return best;
    }

    private static @Nullable Language ofRange(String range) {
        var name = range.strip().toLowerCase(Locale.ROOT);
        if (name.equals("*")) {
            return ENGLISH;
        }
        var hyphen = name.indexOf('-');
        return of(hyphen < 0 ? name : name.substring(0, hyphen)).orElse(null);
    }

    private static double weight(String parameter) {
        var text = parameter.strip();
        if (!text.startsWith("q=") && !text.startsWith("Q=")) {
            return NOT_ACCEPTED;
        }
        try {
            var weight = Double.parseDouble(text.substring(2));
            return weight <= 1 ? weight : NOT_ACCEPTED;
        } catch (NumberFormatException _) {
            return NOT_ACCEPTED;
        }
    }
}
