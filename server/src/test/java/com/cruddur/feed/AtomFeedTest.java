package com.cruddur.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Cruddur;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Feeds for feed readers, as a strict parser of XML reads them. */
class AtomFeedTest {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String PERSON = "/@bayko/feed.atom";
    private static final String HASHTAG = "/hashtags/cloud/feed.atom";

    private Cruddur cruddur;

    @BeforeEach
    void start() {
        cruddur = Cruddur.shared();
        cruddur.database().addUser("bayko");
    }

    @AfterEach
    void stop() {
        cruddur.close();
    }

    @Test
    void feedsOfPeopleAndHashtagsHaveWhatTheFormatRequires() throws Exception {
        cruddur.user("bayko").post("/api/activities", "{\"message\": \"Hello #cloud\", \"ttl\": \"1-day\"}");

        for (var path : List.of(PERSON, HASHTAG, "/hashtags/unused/feed.atom")) {
            var response = cruddur.anonymous().get(path);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/atom+xml; charset=utf-8");
            var feed = parsed(response).getDocumentElement();
            assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
            assertThat(feed.getLocalName()).isEqualTo("feed");
            assertHasIdTitleAndTime(feed);
            assertThat(links(feed, "self")).containsExactly(cruddur.url() + path);
            assertThat(links(feed, "alternate")).containsExactly(cruddur.url() + path.replace("/feed.atom", ""));
            for (var entry : children(feed, "entry")) {
                assertHasIdTitleAndTime(entry);
                assertThat(children(entry, "author")).hasSize(1);
                assertThat(text(children(entry, "author").getFirst(), "name")).isEqualTo("bayko");
                assertThat(cruddur.anonymous()
                                .get(URI.create(links(entry, "alternate").getFirst())
                                        .getPath())
                                .statusCode())
                        .isEqualTo(200);
            }
        }
        assertThat(titles(PERSON)).containsExactly("Hello #cloud");
        assertThat(titles(HASHTAG)).containsExactly("Hello #cloud");
    }

    @Test
    void anyTextOfAPostArrivesAsTextAndOfCharactersThatXmlForbidsASign() throws Exception {
        var message =
                "<script>alert(1)</script> ]]> &amp; 👩‍🚀 #cloud\\nhttps://example.org/?a=1&b=2 " + "\uFFFE\\u0001";
        cruddur.database()
                .execute("INSERT INTO public.activities (user_uuid, message, expires_at)"
                        + " SELECT uuid, E'%s', now() + interval '1 day' FROM public.users".formatted(message));

        var entry = children(parsed(cruddur.anonymous().get(PERSON)).getDocumentElement(), "entry")
                .getFirst();

        var content = children(entry, "content").getFirst();
        assertThat(content.getTextContent())
                .isEqualTo("<script>alert(1)</script> ]]> &amp; 👩‍🚀 #cloudhttps://example.org/?a=1&b=2 \uFFFD\uFFFD");
        assertThat(attributes(content, "a", "href"))
                .containsExactly(cruddur.url() + "/hashtags/cloud", "https://example.org/?a=1&b=2");
        assertThat(content.getElementsByTagNameNS("*", "br").getLength()).isEqualTo(1);
        assertThat(content.getElementsByTagNameNS("*", "script").getLength()).isZero();
    }

    @Test
    void aLongPostHasAShortTitleThatEndsBetweenCharacters() throws Exception {
        cruddur.user("bayko")
                .post("/api/activities", "{\"message\": \"%s\", \"ttl\": \"1-day\"}".formatted("🎈".repeat(100)));

        assertThat(titles(PERSON)).containsExactly("🎈".repeat(80) + "…");
    }

    @Test
    void aLongTextIsCutAfterAWordInTheTitle() throws Exception {
        cruddur.user("bayko")
                .post("/api/activities", "{\"message\": \"%s\", \"ttl\": \"1-day\"}".formatted("kettle ".repeat(20)));

        assertThat(titles(PERSON)).containsExactly("kettle ".repeat(11).strip() + "…");
    }

    @Test
    void aRepostSaysSoAndIsAsNewAsTheRepost() throws Exception {
        cruddur.database().addUser("ada");
        cruddur.database().addActivity("ada", "from ada", "1 hour");
        var uuid =
                cruddur.database().texts("SELECT uuid FROM public.activities").getFirst();
        cruddur.user("bayko").put("/api/activities/%s/repost".formatted(uuid), "");

        var entry = children(parsed(cruddur.anonymous().get(PERSON)).getDocumentElement(), "entry")
                .getFirst();

        assertThat(text(entry, "title")).isEqualTo("Reposted: from ada");
        assertThat(text(children(entry, "author").getFirst(), "name")).isEqualTo("ada");
        assertThat(text(entry, "id")).isEqualTo("urn:uuid:" + uuid);
        assertThat(children(entry, "category").getFirst().getAttribute("label")).isEqualTo("Reposted by @bayko");
        assertThat(OffsetDateTime.parse(text(entry, "updated")))
                .isAfter(OffsetDateTime.parse(text(entry, "published")).plusMinutes(50));
    }

    @Test
    void nobodyIsToldMoreThanAnAnonymousReader() throws Exception {
        cruddur.database().addActivity("bayko", "seen #cloud", "2 minutes");
        cruddur.database().addActivity("bayko", "over #cloud", "2 minutes", "-1 second");
        tag();
        var reader = cruddur.user("reader");
        reader.put("/api/users/@bayko/block", "");

        for (var path : List.of(PERSON, HASHTAG)) {
            assertThat(titles(path)).containsExactly("seen #cloud");
            var own = reader.get(path);
            assertThat(own.body()).isEqualTo(cruddur.anonymous().get(path).body());
            assertThat(own.headers().firstValue("Cache-Control").orElseThrow()).startsWith("public");
        }

        cruddur.database().execute("UPDATE public.users SET suspended_at = now() WHERE handle = 'bayko'");
        assertThat(cruddur.anonymous().get(PERSON).statusCode()).isEqualTo(404);
        assertThat(titles(HASHTAG)).isEmpty();
        assertThat(cruddur.anonymous().get("/@nobody/feed.atom").statusCode()).isEqualTo(404);
        assertThat(cruddur.anonymous().get("/hashtags/%23/feed.atom").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aCopyIsKeptForAMinuteAtMostAndNeverBeyondTheFirstExpiry() {
        cruddur.database().addActivity("bayko", "long #cloud", "2 minutes", "1 day");
        tag();
        assertThat(keptFor(PERSON)).isEqualTo(60);
        assertThat(keptFor(HASHTAG)).isEqualTo(60);

        cruddur.database().addActivity("bayko", "brief #cloud", "1 minute", "20 seconds");
        tag();
        assertThat(keptFor(PERSON)).isLessThan(20);
        assertThat(keptFor(HASHTAG)).isLessThan(20);
    }

    @Test
    void anUnchangedFeedIsNotSentAgain() {
        cruddur.database().addActivity("bayko", "first", "2 minutes");
        var tag = cruddur.anonymous().get(PERSON).headers().firstValue("ETag").orElseThrow();

        var unchanged = cruddur.anonymous().get(PERSON, "If-None-Match", tag);
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.headers().firstValue("Cache-Control").orElseThrow())
                .startsWith("public, max-age=");

        cruddur.database().execute("UPDATE public.activities SET expires_at = now() - interval '1 second'");
        var changed = cruddur.anonymous().get(PERSON, "If-None-Match", tag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).doesNotContain("first");
    }

    @Test
    void thePagesNameTheirFeeds() {
        cruddur.database().addActivity("bayko", "first", "2 minutes");

        assertThat(cruddur.anonymous().get("/@bayko").body())
                .contains("<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Posts of @bayko\" href=\""
                        + PERSON + "\">");
        assertThat(cruddur.anonymous().get("/hashtags/cloud").body())
                .contains("<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Posts with #cloud\" href=\""
                        + HASHTAG + "\">");
        assertThat(cruddur.anonymous().get("/").body()).doesNotContain("application/atom+xml");
    }

    private void tag() {
        cruddur.database()
                .execute(
                        "INSERT INTO public.activity_hashtags SELECT uuid, 'cloud', created_at FROM public.activities ON CONFLICT DO NOTHING");
    }

    private int keptFor(String path) {
        var caching = cruddur.anonymous()
                .get(path)
                .headers()
                .firstValue("Cache-Control")
                .orElseThrow();
        assertThat(caching).matches("public, max-age=[0-9]+, must-revalidate");
        return Integer.parseInt(caching.replaceAll("[^0-9]", ""));
    }

    private List<String> titles(String path) throws Exception {
        return children(parsed(cruddur.anonymous().get(path)).getDocumentElement(), "entry").stream()
                .map(entry -> text(entry, "title"))
                .toList();
    }

    private static void assertHasIdTitleAndTime(Element element) {
        assertThat(text(element, "id")).matches("urn:uuid:[0-9a-f-]{36}");
        assertThat(text(element, "title")).isNotBlank();
        assertThat(OffsetDateTime.parse(text(element, "updated"))).isNotNull();
    }

    private static Document parsed(HttpResponse<String> response) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(response.body())));
    }

    private static String text(Element element, String name) {
        assertThat(children(element, name)).as(name).hasSize(1);
        return children(element, name).getFirst().getTextContent();
    }

    private static List<String> links(Element element, String relation) {
        return children(element, "link").stream()
                .filter(link -> link.getAttribute("rel").equals(relation))
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    private static List<String> attributes(Element element, String name, String attribute) {
        var found = element.getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(index -> ((Element) found.item(index)).getAttribute(attribute))
                .toList();
    }

    private static List<Element> children(Element element, String name) {
        var nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .flatMap(node -> node instanceof Element child ? Stream.of(child) : Stream.empty())
                .filter(child -> child.getNamespaceURI().equals(ATOM)
                        && child.getLocalName().equals(name))
                .toList();
    }
}
