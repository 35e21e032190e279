package com.cruddur.sample;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** Made-up people and what they say. */
final class SampleWords {

    /** Addresses that belong to nobody (RFC 2606), and mark what was made up. */
    static final String EMAIL_DOMAIN = "@made-up.example";

    private static final String[] FIRST_NAMES = {
        "Ada", "Bayo", "Chen", "Dalia", "Emeka", "Farah", "Goran", "Hana", "Ines", "Jonas", "Kavya", "Liam", "Mina",
        "Noor", "Olga", "Paulo", "Quinn", "Rosa", "Sven", "Tariq", "Uma", "Vera", "Wanda", "Ximena", "Yuki", "Zoltan"
    };

    private static final String[] LAST_NAMES = {
        "Abara", "Berg", "Castro", "Diaz", "Eze", "Fischer", "Gupta", "Haddad", "Ito", "Jensen", "Kowalski", "Lopez",
        "Moreau", "Nakata", "Okafor", "Petrov", "Quist", "Rossi", "Silva", "Tanaka", "Usman", "Varga", "Weiss", "Zhao"
    };

    private static final String[] VOCABULARY = {
        "the",
        "a",
        "my",
        "this",
        "our",
        "cloud",
        "server",
        "coffee",
        "morning",
        "release",
        "query",
        "index",
        "weekend",
        "train",
        "garden",
        "bug",
        "fix",
        "deploy",
        "rain",
        "sun",
        "book",
        "song",
        "idea",
        "team",
        "talk",
        "slides",
        "finally",
        "almost",
        "never",
        "again",
        "today",
        "tomorrow",
        "works",
        "broke",
        "learned",
        "wrote",
        "found",
        "loves",
        "needs",
        "makes",
        "quietly",
        "faster",
        "smaller",
        "better",
        "with",
        "without",
        "before",
        "after",
        "and",
        "but",
        "postgres",
        "java",
        "feed",
        "post",
        "reply",
        "friend",
        "neighbour",
        "cat",
        "dog",
        "bicycle",
        "mountain",
        "river"
    };

    private static final String[] HASHTAGS = {
        "#100DaysOfCloud", "#cloud", "#postgres", "#java", "#gardening", "#cruddur"
    };

    private static final double TAGGED = 0.2;

    record Person(String name, String handle, String email) {}

    private SampleWords() {}

    /** Person number {@code number}; no two numbers share a handle or an address. */
    static Person person(Random random, long number) {
        var first = pick(random, FIRST_NAMES);
        var last = pick(random, LAST_NAMES);
        var handle = (first + "_" + last + "_" + number).toLowerCase(Locale.ROOT);
        return new Person(first + " " + last, handle, handle + EMAIL_DOMAIN);
    }

    /** A message of 4 to 24 words, well below 280 characters. */
    static String message(Random random) {
        var message = new StringBuilder(160);
        for (var words = 4 + random.nextInt(21); words > 0; words--) {
            message.append(pick(random, VOCABULARY)).append(words == 1 ? "" : " ");
        }
        message.setCharAt(0, Character.toUpperCase(message.charAt(0)));
        if (random.nextDouble() < TAGGED) {
            message.append(' ').append(pick(random, HASHTAGS));
        }
        return message.toString();
    }

    /** The hashtag of a message, as it is stored: without the #, in lower case. */
    static Optional<String> hashtag(String message) {
        var start = message.lastIndexOf('#') + 1;
        return start == 0
                ? Optional.empty()
                : Optional.of(message.substring(start).toLowerCase(Locale.ROOT));
    }

    private static String pick(Random random, String[] words) {
        return words[random.nextInt(words.length)];
    }
}
