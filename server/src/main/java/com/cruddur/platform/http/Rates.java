package com.cruddur.platform.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rate limits: by address for anonymous requests, else by person.
 *
 * @param enforced whether requests are counted at all
 * @param reads by an address in a minute
 * @param userReads by a person in a minute
 * @param writes by a person or an address in a minute
 * @param guesses of passwords and codes by an address in a minute
 * @param accountGuesses of one account's password or code in a quarter of an hour, from all addresses
 * @param mails with codes to one address in an hour
 */
public record Rates(
        boolean enforced, int reads, int userReads, int writes, int guesses, int accountGuesses, int mails) {

    private static final Map<String, Integer> DEFAULTS = Map.of(
            "reads", 600,
            "user-reads", 1200,
            "writes", 120,
            "guesses", 10,
            "account-guesses", 10,
            "mails", 5);

    private static final int MOST = 1_000_000;

    /**
     * Parses {@code on}, {@code off} or the numbers that differ from the defaults, such as {@code reads=60,guesses=5}.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static Rates parse(String text) {
        var numbers = new LinkedHashMap<>(DEFAULTS);
        if (!text.equals("on") && !text.equals("off")) {
            for (var pair : text.split(",", -1)) {
                var parts = pair.strip().split("=", 2);
                if (parts.length < 2 || !numbers.containsKey(parts[0])) {
                    throw new IllegalArgumentException("no such limit");
                }
                numbers.put(parts[0], number(parts[1]));
            }
        }
        return new Rates(
                !text.equals("off"),
                numbers.getOrDefault("reads", 1),
                numbers.getOrDefault("user-reads", 1),
                numbers.getOrDefault("writes", 1),
                numbers.getOrDefault("guesses", 1),
                numbers.getOrDefault("account-guesses", 1),
                numbers.getOrDefault("mails", 1));
    }

    private static int number(String text) {
        var number = Integer.parseInt(text);
        if (number < 1 || number > MOST) {
            throw new IllegalArgumentException("out of range");
        }
        return number;
    }
}
