package com.cruddur.activity;

import com.cruddur.platform.text.NameSigns;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nibor.autolink.LinkExtractor;
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

    /** Splits {@code message} into its parts. */
    public static MessageText of(String message) {
        var spans = new ArrayList<MessageSpan>();
        var begin = 0;
        while (begin < message.length()) {
            begin = addUpToLink(message, begin, spans);
        }
        return new MessageText(List.copyOf(spans));
    }

    /** Adds the parts from {@code begin} to the end of the next link, and returns the index after it. */
    private static int addUpToLink(String message, int begin, List<MessageSpan> spans) {
        var links = LINKS.extractLinks(message.substring(begin)).iterator();
        var plainFrom = begin;
        while (links.hasNext()) {
            var link = links.next();
            var start = begin + link.getBeginIndex();
            var end = begin + link.getEndIndex();
            var length = WebAddress.length(message.substring(start, end));
            if (length > 0) {
                addSigns(message, plainFrom, start, spans);
                var address = message.substring(start, start + length);
                spans.add(new MessageSpan(MessageSpan.Kind.LINK, address, address));
                return start + length;
            }
            addSigns(message, plainFrom, start, spans);
            addPlain(message.substring(start, end), spans);
            plainFrom = end;
        }
        addSigns(message, plainFrom, message.length(), spans);
        return message.length();
    }

    /** Whether the message has neither hashtags nor mentions. */
    boolean isPlain() {
        return hashtags().isEmpty() && handles().isEmpty();
    }

    /** The first hashtags, in their stored form. */
    public List<String> hashtags() {
        return targets(MessageSpan.Kind.HASHTAG);
    }

    /** The first handles mentioned, as written. */
    public List<String> handles() {
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
