package com.cruddur.activity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;

/**
 * A message taken apart: what in it is a hashtag, a mention or a link. A hashtag has letters, marks, digits and
 * underscores of any script, one letter at least; within a link there is nothing else.
 *
 * @param spans the parts, which together are the message
 */
public record MessageText(List<MessageSpan> spans) {

    /** How many hashtags, and how many mentions, of one message are kept. */
    static final int MOST_OF_A_KIND = 20;

    private static final int LONGEST_HASHTAG = 100;
    private static final int LONGEST_HANDLE = 50;

    private static final LinkExtractor LINKS =
            LinkExtractor.builder().linkTypes(Set.of(LinkType.URL)).build();

    private static final String WORD = "[\\p{L}\\p{M}\\p{Nd}_]";

    /** Neither begins within a word. A handle may have dots and hyphens inside, and is no part of an address. */
    private static final Pattern SIGNS = Pattern.compile(
            "(?<![\\p{L}\\p{M}\\p{Nd}_&/@＠#＃])(?:[#＃](?<hashtag>%1$s++)|[@＠](?<handle>%1$s++(?:[.-]++%1$s++)*+)(?![@＠]))"
                    .formatted(WORD));

    private static final Pattern HASHTAG = Pattern.compile("(?=.*\\p{L})%s+".formatted(WORD));

    /** Characters that are not seen, or turn the direction of what follows: an address with them deceives. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");

    /** Takes {@code message} apart. */
    public static MessageText of(String message) {
        var spans = new ArrayList<MessageSpan>();
        for (var part : LINKS.extractSpans(message)) {
            var text = message.substring(part.getBeginIndex(), part.getEndIndex());
            if (!(part instanceof LinkSpan)) {
                addSigns(message, part.getBeginIndex(), part.getEndIndex(), spans);
            } else if (isWebAddress(text)) {
                spans.add(new MessageSpan(MessageSpan.Kind.LINK, text, text));
            } else {
                addPlain(text, spans);
            }
        }
        return new MessageText(List.copyOf(spans));
    }

    /** The hashtag {@code name} as it is stored: NFC, in lower case, without the #; empty when it cannot be one. */
    public static Optional<String> hashtag(String name) {
        if (!HASHTAG.matcher(name).matches()) {
            return Optional.empty();
        }
        var lower = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return Optional.of(Normalizer.normalize(lower, Normalizer.Form.NFC))
                .filter(stored -> stored.codePointCount(0, stored.length()) <= LONGEST_HASHTAG);
    }

    /** The first hashtags, as they are stored. */
    List<String> hashtags() {
        return targets(MessageSpan.Kind.HASHTAG);
    }

    /** The first handles that are mentioned, as they were written. */
    List<String> handles() {
        return targets(MessageSpan.Kind.MENTION);
    }

    private List<String> targets(MessageSpan.Kind kind) {
        return spans.stream()
                .filter(span -> span.kind() == kind)
                .map(MessageSpan::target)
                .distinct()
                .limit(MOST_OF_A_KIND)
                .toList();
    }

    private static boolean isWebAddress(String text) {
        return text.toLowerCase(Locale.ROOT).matches("(?s)https?://.*")
                && !UNSEEN.matcher(text).find();
    }

    private static void addSigns(String message, int begin, int end, List<MessageSpan> spans) {
        var signs = SIGNS.matcher(message).region(begin, end).useTransparentBounds(true);
        var plainFrom = begin;
        while (signs.find()) {
            var span = sign(signs.group(), signs.group("hashtag"), signs.group("handle"));
            if (span.isPresent()) {
                addPlain(message.substring(plainFrom, signs.start()), spans);
                spans.add(span.get());
                plainFrom = signs.end();
            }
        }
        addPlain(message.substring(plainFrom, end), spans);
    }

    private static Optional<MessageSpan> sign(String text, String hashtag, String handle) {
        if (hashtag != null) {
            return hashtag(hashtag).map(stored -> new MessageSpan(MessageSpan.Kind.HASHTAG, text, stored));
        }
        return handle.codePointCount(0, handle.length()) <= LONGEST_HANDLE
                ? Optional.of(new MessageSpan(MessageSpan.Kind.MENTION, text, handle))
                : Optional.empty();
    }

    private static void addPlain(String text, List<MessageSpan> spans) {
        if (!text.isEmpty()) {
            spans.add(new MessageSpan(MessageSpan.Kind.PLAIN, text, ""));
        }
    }
}
