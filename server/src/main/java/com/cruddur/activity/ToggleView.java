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
        REPOST("Repost", "reposts"),
        LIKE("Like", "likes"),
        BOOKMARK("Bookmark", "");

        private final String label;
        private final String many;

        Kind(String label, String many) {
            this.label = label;
            this.many = many;
        }

        /** Returns the name in addresses, such as {@code like}. */
        public String path() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the label of the button. */
        public String label() {
            return label;
        }

        /** Returns the noun of several such reactions. */
        public String many() {
            return many;
        }

        /** Returns the noun of one such reaction. */
        public String one() {
            return path();
        }
    }

    /** Returns the address that a press is sent to. */
    public String action() {
        return "/activities/" + activity + "/" + (on ? "un" : "") + kind.path();
    }
}
