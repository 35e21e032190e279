package com.cruddur.activity;

import java.util.Locale;

/**
 * A button of a post that each reader presses for themselves.
 *
 * @param activity the id of the post
 * @param on whether the reader has pressed it
 * @param number how many people have; {@link #UNCOUNTED} where only the reader knows
 */
public record ToggleView(String activity, Kind kind, boolean on, int number) {

    /** The number of bookmarks, which is nobody's business. */
    public static final int UNCOUNTED = -1;

    /** The kinds of buttons. */
    public enum Kind {
        REPOST("post.repost", "count.repost", "post.sign-in.repost"),
        LIKE("post.like", "count.like", "post.sign-in.like"),
        BOOKMARK("post.bookmark", "", "");

        private final String label;
        private final String counted;
        private final String signIn;

        Kind(String label, String counted, String signIn) {
            this.label = label;
            this.counted = counted;
            this.signIn = signIn;
        }

        /** Returns the name in addresses, such as {@code like}. */
        public String path() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the key of the label of the button. */
        public String label() {
            return label;
        }

        /** Returns the key of the number of such reactions, empty for those that are not counted. */
        public String counted() {
            return counted;
        }

        /** Returns the key of the label for a reader who is not signed in. */
        public String signIn() {
            return signIn;
        }
    }

    /** Returns the address that a press is sent to. */
    public String action() {
        return "/activities/" + activity + "/" + (on ? "un" : "") + kind.path();
    }
}
