package com.cruddur.platform.html;

import com.cruddur.platform.Numbers;
import com.cruddur.platform.UrlEncoding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts that all pages share: the navigation and the sidebar.
 *
 * @param viewer the signed-in person, null for an anonymous reader
 * @param moderator whether the viewer is a moderator or an admin
 * @param unread what the viewer has not read
 * @param here the address of the page, to return to after signing in
 * @param done what the reader has just done, by its name in the address, null for nothing
 * @param suggestions people to follow
 */
public record Layout(
        SignInLinks signInLinks,
        @Nullable Person viewer,
        boolean moderator,
        Unread unread,
        String here,
        @Nullable String done,
        List<Trend> trends,
        List<Person> suggestions) {

    private static final int MOST_UNREAD = 99;

    private static final Map<String, String> DONE = Map.of(
            "deleted", "Deleted.",
            "muted", "Muted: their posts stay out of your feeds.",
            "unmuted", "No longer muted.",
            "blocked", "Blocked: you two no longer see each other. Settings list whom you blocked.",
            "unblocked", "No longer blocked.",
            "lifetime", "Set: it applies to new messages.",
            "resolved", "Decided.",
            "readmitted", "No longer suspended.");

    /**
     * Numbers of unread items, at most 100 each.
     *
     * @param notifications notifications of all kinds, one for each conversation with unread messages among them
     * @param conversations conversations with unread messages
     */
    public record Unread(int notifications, int conversations) {

        /** Nothing unread. */
        public static final Unread NOTHING = new Unread(0, 0);
    }

    /** A hashtag and the number of live posts with it. */
    public record Trend(String hashtag, int cruds) {

        /** Returns the address of its page. */
        public String path() {
            return "/hashtags/" + UrlEncoding.segment(hashtag);
        }

        /** Returns the count in words, such as {@code 2,053 cruds}. */
        public String counted() {
            return cruds == 1 ? "1 crud" : Numbers.grouped(cruds) + " cruds";
        }
    }

    /** Returns the layout of an error page, which needs no query. */
    public static Layout bare(SignInLinks signInLinks, @Nullable Person viewer) {
        return part(signInLinks, viewer, "/");
    }

    /** Returns the layout of a part of the page at {@code here}, without navigation and sidebar. */
    public static Layout part(SignInLinks signInLinks, @Nullable Person viewer, String here) {
        return new Layout(signInLinks, viewer, false, Unread.NOTHING, here, null, List.of(), List.of());
    }

    /** Returns the time in milliseconds, by which scripts correct the reader's clock. */
    public String serverTime() {
        return Long.toString(Instant.now().toEpochMilli());
    }

    /** Returns whether the reader is signed in. */
    public boolean signedIn() {
        return viewer != null;
    }

    /** Returns the sentence about what the reader has just done, empty for nothing. */
    public String said() {
        return done == null ? "" : DONE.getOrDefault(done, "");
    }

    /** Returns whether {@code handle} is the viewer's. */
    public boolean isViewer(@Nullable String handle) {
        return viewer != null && viewer.handle().equalsIgnoreCase(handle);
    }

    /** Returns the number of unread notifications as the navigation shows it, empty for none. */
    public String unreadShown() {
        return shown(unread.notifications());
    }

    /** Returns the number of conversations with unread messages as the navigation shows it, empty for none. */
    public String unreadMessagesShown() {
        return shown(unread.conversations());
    }

    /** Returns {@code number} as badges show it, empty for none. */
    public static String shown(int number) {
        if (number == 0) {
            return "";
        }
        return number > MOST_UNREAD ? MOST_UNREAD + "+" : Integer.toString(number);
    }

    /** Returns the sign-in address, which leads back to this page. */
    public String signIn() {
        return signInLinks.signInFrom(here);
    }
}
