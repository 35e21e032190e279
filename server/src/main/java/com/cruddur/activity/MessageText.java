package com.cruddur.activity;

import com.cruddur.platform.text.NameSigns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;

/**
 * A message split into hashtags, mentions ({@link NameSigns}), links and the plain text between them. A link contains
 * no hashtags or mentions.
 *
 * @param spans the parts, which joined give the message
 */
public record MessageText(List<MessageSpan> spans) {

    /** How many hashtags, and how many mentions, of one message are stored. */
    static final int MOST_OF_A_KIND = 20;

    private static final LinkExtractor LINKS =
            LinkExtractor.builder().linkTypes(Set.of(LinkType.URL)).build();

    /** Invisible characters and those that change the direction of text: an address with them can deceive. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");

    /** Splits {@code message} into its parts. */
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

    /** The first hashtags, in their stored form. */
    List<String> hashtags() {
        return targets(MessageSpan.Kind.HASHTAG);
    }

    /** The first handles mentioned, as written. */
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
        var plainFrom = begin;
        for (var sign : NameSigns.in(message, begin, end)) {
            addPlain(message.substring(plainFrom, sign.begin()), spans);
            var kind = sign.isHashtag() ? MessageSpan.Kind.HASHTAG : MessageSpan.Kind.MENTION;
            spans.add(new MessageSpan(kind, message.substring(sign.begin(), sign.end()), sign.target()));
            plainFrom = sign.end();
        }
        addPlain(message.substring(plainFrom, end), spans);
    }

    private static void addPlain(String text, List<MessageSpan> spans) {
        if (!text.isEmpty()) {
            spans.add(new MessageSpan(MessageSpan.Kind.PLAIN, text, ""));
        }
    }
}
