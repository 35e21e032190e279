package com.cruddur.platform.html;

import com.cruddur.platform.Numbers;
import com.cruddur.platform.UrlEncoding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts that all pages share: the navigation and the sidebar.
 *
 * @param viewer who is signed in, null for nobody
 * @param unread how many notifications and messages the viewer has not read, at most 100
 * @param here the address of the page, to return to after signing in
 * @param suggestions people to follow
 */
public record Layout(
        SignInLinks signInLinks,
        @Nullable Person viewer,
        int unread,
        String here,
        List<Trend> trends,
        List<Person> suggestions) {

    private static final int MOST_UNREAD = 99;

    /** A hashtag and how many live posts have it. */
    public record Trend(String hashtag, int cruds) {

        /** The address of its page. */
        public String path() {
            return "/hashtags/" + UrlEncoding.segment(hashtag);
        }

        /** The count in words, such as {@code 2,053 cruds}. */
        public String counted() {
            return cruds == 1 ? "1 crud" : Numbers.grouped(cruds) + " cruds";
        }
    }

    /** The layout of an error page, which needs no query. */
    public static Layout bare(SignInLinks signInLinks, @Nullable Person viewer) {
        return new Layout(signInLinks, viewer, 0, "/", List.of(), List.of());
    }

    /** Whether somebody is signed in. */
    public boolean signedIn() {
        return viewer != null;
    }

    /** Whether the person of that handle is the one who is signed in. */
    public boolean isViewer(@Nullable String handle) {
        return viewer != null && viewer.handle().equalsIgnoreCase(handle);
    }

    /** The number of unread items as the navigation shows it. */
    public String unreadShown() {
        return unread > MOST_UNREAD ? MOST_UNREAD + "+" : Integer.toString(unread);
    }

    /** The address to sign in at, which returns here. */
    public String signIn() {
        return signInLinks.signInFrom(here);
    }
}
