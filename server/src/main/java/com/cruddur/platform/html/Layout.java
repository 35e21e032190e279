package com.cruddur.platform.html;

import com.cruddur.platform.UrlEncoding;
import com.cruddur.platform.language.Language;
import com.cruddur.platform.language.Texts;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parts that all pages share: the navigation and the sidebar.
 *
 * @param language the language of the page
 * @param viewer the signed-in person, null for an anonymous reader
 * @param moderator whether the viewer is a moderator or an admin
 * @param unread what the viewer has not read
 * @param here the address of the page, to return to after signing in
 * @param done what the reader has just done, by its name in the address, null for nothing
 * @param suspended whether a moderator suspended the viewer, who may read and leave
 * @param suggestions people to follow
 */
public record Layout(
        Language language,
        SignInLinks signInLinks,
        @Nullable Person viewer,
        boolean moderator,
        Unread unread,
        String here,
        @Nullable String done,
        boolean suspended,
        List<Trend> trends,
        List<Person> suggestions) {

    private static final int MOST_UNREAD = 99;

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
    }

    /** Returns the layout of an error page, which needs no query. */
    public static Layout bare(Language language, SignInLinks signInLinks, @Nullable Person viewer) {
        return part(language, signInLinks, viewer, "/");
    }

    /** Returns the layout of a part of the page at {@code here}, without navigation and sidebar. */
    public static Layout part(Language language, SignInLinks signInLinks, @Nullable Person viewer, String here) {
        return new Layout(
                language, signInLinks, viewer, false, Unread.NOTHING, here, null, false, List.of(), List.of());
    }

    /** Returns the texts in the language of the page. */
    public Texts texts() {
        return language.texts();
    }

    /** Returns the text {@code key} in the language of the page. */
    public String text(String key) {
        return language.texts().of(key);
    }

    /** Returns the text {@code key} with its arguments: names and values in turn. */
    public String text(String key, Object... arguments) {
        return language.texts().of(key, arguments);
    }

    /** Returns the text {@code key}, whose only argument is the number {@code count}. */
    public String counted(String key, long count) {
        return language.texts().counted(key, count);
    }

    /** Returns the HTML {@code key} with its arguments, names and values in turn, which it escapes. */
    public String markup(String key, Object... arguments) {
        return language.texts().markup(key, arguments);
    }

    /** Returns the other languages that the reader can choose. */
    public List<Language> otherLanguages() {
        return Stream.of(Language.values()).filter(other -> other != language).toList();
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
        var key = "done." + done;
        return language.texts().has(key) ? text(key) : "";
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
