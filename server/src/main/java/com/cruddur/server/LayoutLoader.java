package com.cruddur.server;

import com.cruddur.notification.Notifications;
import com.cruddur.platform.html.Layout;
import com.cruddur.platform.html.Person;
import com.cruddur.platform.html.SignInLinks;
import com.cruddur.platform.http.LocalPath;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Role;
import com.cruddur.platform.http.Viewer;
import com.cruddur.search.Discovery;
import org.jspecify.annotations.Nullable;

/** Loads the layout of a page by one short query, and a second one for a signed-in reader. */
public final class LayoutLoader {

    private static final int TRENDS = 5;
    private static final int SUGGESTIONS = 3;

    private final SignInLinks signInLinks;
    private final Discovery discovery;
    private final Notifications notifications;

    public LayoutLoader(SignInLinks signInLinks, Discovery discovery, Notifications notifications) {
        this.signInLinks = signInLinks;
        this.discovery = discovery;
        this.notifications = notifications;
    }

    /** The layout of the page that answers {@code request}. */
    public Layout of(Request request) {
        var viewer = request.optionalViewer().orElse(null);
        var suggestions = discovery.people(request.viewerUuid(), SUGGESTIONS).stream()
                .map(person -> new Person(person.handle(), person.displayName(), person.avatarVersion()))
                .toList();
        var trends = discovery.trending(TRENDS).stream()
                .map(hashtag -> new Layout.Trend(hashtag.hashtag(), hashtag.crudsCount()))
                .toList();
        var here = request.method().equals("POST") ? "/" : LocalPath.of(request);
        return new Layout(
                request.language(),
                signInLinks,
                person(viewer),
                isModerator(viewer),
                unread(viewer),
                withoutDone(here),
                request.query("done").orElse(null),
                isSuspended(viewer),
                trends,
                suggestions);
    }

    /** What was done is said once. */
    private static String withoutDone(String here) {
        return here.replaceFirst("[?&]done=[a-z]*$", "");
    }

    private static @Nullable Person person(@Nullable Viewer viewer) {
        return viewer == null ? null : new Person(viewer.handle(), viewer.handle());
    }

    private static boolean isSuspended(@Nullable Viewer viewer) {
        return viewer != null && viewer.suspended();
    }

    private static boolean isModerator(@Nullable Viewer viewer) {
        return viewer != null && !isSuspended(viewer) && viewer.role().compareTo(Role.MODERATOR) >= 0;
    }

    private Layout.Unread unread(@Nullable Viewer viewer) {
        if (viewer == null || isSuspended(viewer)) {
            return Layout.Unread.NOTHING;
        }
        var counts = notifications.unread(viewer.uuid());
        return new Layout.Unread(counts.notifications(), counts.conversations());
    }
}
