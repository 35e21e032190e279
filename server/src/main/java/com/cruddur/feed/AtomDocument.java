package com.cruddur.feed;

import com.cruddur.activity.MessageSpan;
import com.cruddur.activity.MessageText;
import com.cruddur.platform.html.Person;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes a feed in the format <a href="https://www.rfc-editor.org/rfc/rfc4287">Atom</a>. */
final class AtomDocument {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final int TITLE_CODE_POINTS = 80;

    /**
     * The head of a feed.
     *
     * @param author the author of all entries, null when each has its own
     * @param path the path of the feed
     * @param pagePath the path of the page that shows it
     */
    record Head(UUID id, String title, @Nullable Person author, String path, String pagePath, Instant updated) {}

    private final String origin;
    private final XMLStreamWriter xml;

    private AtomDocument(String origin, XMLStreamWriter xml) {
        this.origin = origin;
        this.xml = xml;
    }

    /** Returns the document; {@code origin} stands before the paths in it. */
    static byte[] of(String origin, Head head, SyndicatedFeed feed) {
        var text = new StringWriter();
        try {
            // Not shared: the factory of the JDK is not safe for use by several threads.
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new AtomDocument(origin, xml).write(head, feed);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e); // a string refuses nothing
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(Head head, SyndicatedFeed feed) throws XMLStreamException {
        xml.writeStartDocument("utf-8", "1.0");
        xml.setDefaultNamespace(ATOM);
        xml.writeStartElement(ATOM, "feed");
        xml.writeDefaultNamespace(ATOM);
        writeText("id", "urn:uuid:" + head.id());
        writeText("title", head.title());
        writeText("updated", head.updated().toString());
        writeLink("self", "application/atom+xml", head.path());
        writeLink("alternate", "text/html", head.pagePath());
        if (head.author() != null) {
            writeAuthor(head.author());
        }
        for (var entry : feed.entries()) {
            writeEntry(entry);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void writeEntry(FeedEntry entry) throws XMLStreamException {
        var activity = entry.activity();
        xml.writeStartElement(ATOM, "entry");
        writeText("id", "urn:uuid:" + activity.uuid());
        writeText("title", title(entry));
        writeText("published", activity.createdAt().toString());
        writeText("updated", entry.placedAt().toString());
        if (entry.repostedByHandle() != null) {
            writeCategory("repost", "Reposted by @" + entry.repostedByHandle());
        }
        if (activity.path() != null) {
            writeLink("alternate", "text/html", activity.path());
        }
        writeAuthor(
                activity.handle() == null || activity.displayName() == null
                        ? null
                        : new Person(activity.handle(), activity.displayName()));
        writeContent(MessageText.of(activity.message()));
        xml.writeEndElement();
    }

    private void writeAuthor(@Nullable Person person) throws XMLStreamException {
        xml.writeStartElement(ATOM, "author");
        writeText("name", person == null ? "Unknown author" : person.displayName());
        if (person != null) {
            writeText("uri", origin + person.path());
        }
        xml.writeEndElement();
    }

    private void writeContent(MessageText message) throws XMLStreamException {
        xml.writeStartElement(ATOM, "content");
        xml.writeAttribute("type", "xhtml");
        xml.setDefaultNamespace(XHTML);
        xml.writeStartElement(XHTML, "div");
        xml.writeDefaultNamespace(XHTML);
        for (var span : message.spans()) {
            writeSpan(span);
        }
        xml.writeEndElement();
        xml.setDefaultNamespace(ATOM);
        xml.writeEndElement();
    }

    private void writeSpan(MessageSpan span) throws XMLStreamException {
        switch (span.kind()) {
            case PLAIN -> writeLines(span.text());
            case LINK -> writeAnchor(span.href(), span.text());
            case HASHTAG, MENTION -> writeAnchor(origin + span.href(), span.text());
        }
    }

    private void writeAnchor(String address, String text) throws XMLStreamException {
        xml.writeStartElement(XHTML, "a");
        xml.writeAttribute("href", valid(address));
        xml.writeCharacters(valid(text));
        xml.writeEndElement();
    }

    private void writeLines(String text) throws XMLStreamException {
        var begin = 0;
        for (var end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
            xml.writeCharacters(valid(text.substring(begin, end)));
            xml.writeEmptyElement(XHTML, "br");
            begin = end + 1;
        }
        xml.writeCharacters(valid(text.substring(begin)));
    }

    private void writeLink(String relation, String mediaType, String path) throws XMLStreamException {
        xml.writeEmptyElement(ATOM, "link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", mediaType);
        xml.writeAttribute("href", valid(origin + path));
    }

    private void writeCategory(String term, String label) throws XMLStreamException {
        xml.writeEmptyElement(ATOM, "category");
        xml.writeAttribute("term", term);
        xml.writeAttribute("label", valid(label));
    }

    private void writeText(String element, String text) throws XMLStreamException {
        xml.writeStartElement(ATOM, element);
        xml.writeCharacters(valid(text));
        xml.writeEndElement();
    }

    /** Returns the beginning of the post in one line, which says whether it is a repost: readers list titles. */
    private static String title(FeedEntry entry) {
        var line = entry.activity().message().strip().replaceAll("\\s+", " ");
        var title = line.codePointCount(0, line.length()) <= TITLE_CODE_POINTS ? line : cut(line);
        return entry.repostedByHandle() == null ? title : "Reposted: " + title;
    }

    /** Cuts after a word, or between characters where there is no word to end with. */
    private static String cut(String line) {
        var most = line.substring(0, line.offsetByCodePoints(0, TITLE_CODE_POINTS));
        var space = most.lastIndexOf(' ');
        return (space > most.length() / 2 ? most.substring(0, space) : most) + "…";
    }

    /**
     * Returns {@code text} with a sign in place of each character that XML 1.0 forbids. Rows that were inserted by hand
     * may have such characters, and the writer does not check.
     */
    private static String valid(String text) {
        if (text.codePoints().allMatch(AtomDocument::isCharacter)) {
            return text;
        }
        var valid = new StringBuilder(text.length());
        text.codePoints().forEach(point -> valid.appendCodePoint(isCharacter(point) ? point : 0xFFFD));
        return valid.toString();
    }

    /** The production {@code Char} of XML 1.0. */
    private static boolean isCharacter(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
