package com.cruddur.platform.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds hashtags and mentions in a text. Neither begins within a word, and a mention is no part of an address.
 *
 * @param begin where its sign stands
 * @param end behind its last character
 * @param target the hashtag as it is kept, or the handle as it was written
 */
public record NameSigns(boolean isHashtag, int begin, int end, String target) {

    private static final Pattern SIGNS =
            Pattern.compile("(?<!%1$s|[&/@＠#＃])(?:[#＃](?<hashtag>%2$s)|[@＠](?<handle>%3$s)(?![@＠]))"
                    .formatted(Words.ANY, Hashtag.PATTERN, Handle.PATTERN));

    /** Those of {@code text} between {@code begin} and {@code end}, in their order. */
    public static List<NameSigns> in(String text, int begin, int end) {
        var found = new ArrayList<NameSigns>();
        var signs = SIGNS.matcher(text).region(begin, end).useTransparentBounds(true);
        while (signs.find()) {
            var hashtag = signs.group("hashtag");
            var handle = signs.group("handle");
            var target = hashtag == null ? Optional.of(handle).filter(Handle::mayExist) : Hashtag.read(hashtag);
            target.ifPresent(name -> found.add(new NameSigns(hashtag != null, signs.start(), signs.end(), name)));
        }
        return found;
    }
}
