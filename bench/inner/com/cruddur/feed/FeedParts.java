package com.cruddur.feed;

import com.cruddur.activity.Activity;
import com.cruddur.activity.MessageText;
import com.cruddur.platform.db.sql.KeysetPage.Direction;
import com.cruddur.platform.html.Assets;
import com.cruddur.platform.html.Layout;
import com.cruddur.platform.html.Person;
import com.cruddur.platform.html.SignInLinks;
import com.cruddur.platform.html.Templates;
import com.cruddur.platform.http.Cursor;
import com.cruddur.platform.http.Page;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.json.Json;
import com.cruddur.platform.language.Language;
import com.cruddur.platform.text.Validator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What happens to a page of 20 posts between the rows and the bytes. */
@State(Scope.Benchmark)
public class FeedParts {

    private static final String MESSAGE = "What the #cat did with @bayko this morning is on https://example.com/cats/1?of=2,"
            + " and will be known to everybody by noon, at the latest when the #clock strikes twelve.";

    private final Json json = new Json();
    private final Templates templates = new Templates(new Assets());
    private final Layout layout = new Layout(
            Language.ENGLISH,
            SignInLinks.LOCAL,
            new Person("reader", "Reader"),
            false,
            new Layout.Unread(3, 1),
            "/",
            null,
            IntStream.range(0, 5).mapToObj(i -> new Layout.Trend("tag" + i, i)).toList(),
            IntStream.range(0, 3).mapToObj(i -> new Person("person" + i, "Person " + i)).toList());
    private Page<FeedEntry> page;
    private FeedView known;
    private String cursor;

    @Setup
    public void makePage() {
        page = newPage();
        known = view(page);
        cursor = new Cursor(Direction.OLDER, page.items().getLast().placedAt(), UUID.randomUUID()).encode();
    }

    @Benchmark
    public byte[] rowsToJson() {
        return json.write(page.items());
    }

    @Benchmark
    public byte[] rowsToPage() {
        return templates.page(layout, "feed/home.jte", "feed", known);
    }

    @Benchmark
    public byte[] rowsToPageOfNewPosts(NewPosts posts) {
        return templates.page(layout, "feed/home.jte", "feed", posts.feed);
    }

    @Benchmark
    public MessageText hashtagsMentionsAndLinks() {
        return MessageText.of(MESSAGE);
    }

    @Benchmark
    public String ruleForText() {
        return new Validator().lines("message", MESSAGE, 280);
    }

    @Benchmark
    public Cursor readCursor() {
        return Cursor.decode(cursor);
    }

    /** Posts that have never been rendered. */
    @State(Scope.Benchmark)
    public static class NewPosts {

        private FeedView feed;

        @Setup(Level.Invocation)
        public void make() {
            feed = view(newPage());
        }
    }

    private static FeedView view(Page<FeedEntry> page) {
        var activities = page.items().stream().map(FeedEntry::activity).toList();
        return FeedView.of(page, activities, "/", new PageRequest(20, null), Map.of(), Instant.now());
    }

    private static Page<FeedEntry> newPage() {
        var now = Instant.now();
        var entries = IntStream.range(0, 20)
                .mapToObj(i -> new FeedEntry(post(now.minusSeconds(60L * i), i), null, null, null, now.minusSeconds(60L * i)))
                .toList();
        return new Page<>(List.copyOf(entries), null, null);
    }

    private static Activity post(Instant created, int number) {
        return new Activity(
                UUID.randomUUID(),
                "Person " + number,
                "person" + number,
                null,
                MESSAGE,
                number % 3,
                number % 2,
                number,
                null,
                created.plusSeconds(86_400),
                created,
                number % 4 == 0,
                false,
                false);
    }
}
