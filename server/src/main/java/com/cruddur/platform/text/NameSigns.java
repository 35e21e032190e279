package com.cruddur.platform.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A hashtag or mention in a text. Neither begins within a word, and an e-mail address contains no mention.
 *
 * @param begin the index of its sign
 * @param end the index after its last character
 * @param target the hashtag in its stored form, or the handle as written
 */
public record NameSigns(boolean isHashtag, int begin, int end, String target) {

    private static final Pattern SIGNS =
            Pattern.compile("(?<!%1$s|[&/@＠#＃])(?:[#＃](?<hashtag>%2$s)|[@＠](?<handle>%3$s)(?![@＠]))"
                    .formatted(Words.ANY, Hashtag.PATTERN, Handle.PATTERN));

    /** Finds those in {@code text} between {@code begin} and {@code end}, in order. */
    public static List<NameSigns> in(String text, int begin, int end) {
        var found = new ArrayList<NameSigns>();
        var signs = SIGNS.matcher(text).useTransparentBounds(true);
        // Most texts have no sign; to try the pattern at every character took a fifth of the time of a page.
        for (var index = nextSign(text, begin, end); index < end; ) {
            if (!signs.region(index, end).lookingAt()) {
                index = nextSign(text, index + 1, end);
                continue;
            }
            index = nextSign(text, signs.end(), end);
            var hashtag = signs.group("hashtag");
            var handle = signs.group("handle");
            var target = hashtag == null ? Optional.of(handle).filter(Handle::mayExist) : Hashtag.read(hashtag);
            target.ifPresent(name -> found.add(new NameSigns(hashtag != null, signs.start(), signs.end(), name)));
        }
        return found;
    }

    private static int nextSign(String text, int begin, int end) {
        for (var index = begin; index < end; index++) {
            switch (text.charAt(index)) {
                case '#', '＃', '@', '＠' -> {
                    return index;
                }
                default -> {}
            }
        }
        return end;
    }
}
