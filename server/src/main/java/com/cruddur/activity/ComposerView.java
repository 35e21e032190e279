package com.cruddur.activity;

import com.cruddur.platform.html.FormView;
import org.jspecify.annotations.Nullable;

/**
 * A form to write something, on the page that shows what is written.
 *
 * @param id the id of the form
 * @param action the address that it is sent to
 * @param label the key of the label
 * @param button the key of what the button says
 * @param most the most characters
 * @param lifetimes whether to offer lifetimes
 * @param returnTo where to continue without a script, null for where the action decides
 * @param list the id of the list that a script adds to
 * @param swap where in the list, as htmx names it
 */
public record ComposerView(
        FormView form,
        String id,
        String action,
        String label,
        String button,
        int most,
        boolean lifetimes,
        @Nullable String returnTo,
        String list,
        String swap) {

    /** The id of the form for a post. */
    public static final String POST = "composer";

    /** The id of the forms for replies and messages. */
    public static final String REPLY = "reply-form";

    /** The field that says that a form stands above a page, and the id of its place there. */
    static final String DIALOG = "compose-form";

    private static final String PROMPT = "composer.prompt";

    /** Returns the form for a post above a list of posts. */
    public static ComposerView post(FormView form) {
        return new ComposerView(
                form, POST, "/activities", PROMPT, "composer.post", 280, true, null, "feed", "afterbegin");
    }

    /** Returns the form for a post above any page, which stays as it is. */
    static ComposerView dialog(FormView form) {
        return new ComposerView(form, POST, "/activities", PROMPT, "composer.post", 280, true, null, DIALOG, "none");
    }

    /** Returns whether the form stands above a page. */
    public boolean above() {
        return DIALOG.equals(list);
    }

    /** Returns the start of the ids of the fields: a page may have two forms. */
    public String field() {
        return id.equals(POST) ? "message" : "reply-message";
    }

    /** Returns the form for a reply to {@code activity}. */
    static ComposerView reply(FormView form, ActivityView activity) {
        return new ComposerView(
                form,
                REPLY,
                "/activities/" + activity.id() + "/reply",
                "composer.reply-label",
                "composer.reply",
                1024,
                false,
                activity.path(),
                "thread-replies",
                "beforeend");
    }

    /** Returns the form for a message, sent to {@code action}. */
    public static ComposerView message(FormView form, String action) {
        return new ComposerView(
                form,
                REPLY,
                action,
                "composer.message-label",
                "composer.send",
                1024,
                false,
                null,
                "messages",
                "beforeend");
    }
}
