package com.cruddur.expiry;

import java.util.List;
import java.util.Map;

/**
 * A request whose answer shows something of a post, a reply or a message while it lives, and does not show it afterwards.
 * Each route that answers GET has its probes. {@link ExpiringContent#fill} fills in the braces.
 *
 * @param who who asks
 */
record ContentProbe(Who who, String path, String shown) {

    enum Who {
        AUTHOR,
        READER,
        ANYBODY
    }

    /** Routes that show nothing with a lifetime, and why. */
    static final Map<String, String> NOTHING_BRIEF = Map.ofEntries(
            Map.entry("/assets/{hash}/{name}", "style sheet and icons"),
            Map.entry("/favicon.ico", "an icon"),
            Map.entry("/worker.js", "a script without content"),
            Map.entry("/robots.txt", "advice to robots"),
            Map.entry("/docs", "the documents' page"),
            Map.entry("/about", "words of the operator"),
            Map.entry("/privacy", "words of the operator"),
            Map.entry("/terms", "words of the operator"),
            Map.entry("/sign-in", "a form"),
            Map.entry("/sign-up", "a form"),
            Map.entry("/confirm", "a form"),
            Map.entry("/forgot-password", "a form"),
            Map.entry("/reset-password", "a form"),
            Map.entry("/compose", "a form"),
            Map.entry("/reported", "thanks"),
            Map.entry("/reports", "for moderators, who see the sealed evidence for its own time"),
            Map.entry("/settings", "a form"),
            Map.entry("/settings/picture", "a form"),
            Map.entry("/settings/people", "people"),
            Map.entry("/settings/muted", "people"),
            Map.entry("/settings/account", "sessions; another test holds their end"),
            Map.entry("/@{handle}/followers", "people"),
            Map.entry("/@{handle}/following", "people"),
            Map.entry("/messages/@{handle}", "a form, or leads to the conversation"),
            Map.entry("/api/openapi.json", "the document"),
            Map.entry("/api/openapi.yaml", "the document"),
            Map.entry("/api/health-check", "health"),
            Map.entry("/health/live", "health"),
            Map.entry("/health/ready", "health"),
            Map.entry("/metrics", "numbers of the process"),
            Map.entry("/auth/login", "sends to the sign-in"),
            Map.entry("/auth/callback", "comes back from the sign-in"),
            Map.entry("/api/auth/sessions", "sessions; another test holds their end"),
            Map.entry("/api/account", "who one is"),
            Map.entry("/api/users/@{handle}/short", "names"),
            Map.entry("/api/users/@{handle}/avatar", "a picture"),
            Map.entry("/api/users/@{handle}/followers", "people"),
            Map.entry("/api/users/@{handle}/following", "people"),
            Map.entry("/api/users/search", "people"),
            Map.entry("/api/users/suggestions", "people"),
            Map.entry("/api/blocks", "people"),
            Map.entry("/api/mutes", "people"),
            Map.entry("/api/reports", "for moderators, who see the sealed evidence for its own time"),
            Map.entry("/api/reports/{uuid}", "for moderators, who see the sealed evidence for its own time"));

    /** By the route's pattern. */
    static final Map<String, List<ContentProbe>> OF_ROUTES = Map.ofEntries(
            Map.entry("/", List.of(anybody("/", "Brief {mark} "), anybody("/", "Brief {mark} too"))),
            Map.entry("/following", List.of(reader("/following", "Brief {mark} "))),
            Map.entry("/bookmarks", List.of(reader("/bookmarks", "Brief {mark} "))),
            Map.entry("/@{handle}/replies", List.of(anybody("/@{author}/replies", "Brief {mark} too"))),
            Map.entry("/@{handle}/likes", List.of(reader("/@{reader}/likes", "Brief {mark} "))),
            Map.entry("/search", List.of(anybody("/search?term={mark}", "Brief {mark} "))),
            Map.entry(
                    "/notifications",
                    List.of(reader("/notifications", "Brief {mark} "), reader("/notifications", "Brief {mark} too"))),
            Map.entry("/messages", List.of(reader("/messages", "Brief {mark} whisper"))),
            Map.entry(
                    "/messages/{message_group_uuid}",
                    List.of(reader("/messages/{conversation}", "Brief {mark} whisper"))),
            Map.entry("/@{handle}", List.of(anybody("/@{author}", "Brief {mark} "))),
            Map.entry("/activities/{uuid}/report", List.of(reader("/activities/{post}/report", "Brief {mark} "))),
            Map.entry("/activities/{uuid}/lifetime", List.of(author("/activities/{post}/lifetime", "Brief {mark} "))),
            Map.entry("/@{handle}/feed.atom", List.of(anybody("/@{author}/feed.atom", "Brief {mark} "))),
            Map.entry("/hashtags/{hashtag}/feed.atom", List.of(anybody("/hashtags/{mark}/feed.atom", "Brief {mark} "))),
            Map.entry("/hashtags/{hashtag}", List.of(anybody("/hashtags/{mark}", "Brief {mark} "))),
            Map.entry(
                    "/@{handle}/status/{uuid}",
                    List.of(
                            anybody("/@{author}/status/{post}", "Brief {mark} "),
                            anybody("/@{reader}/status/{parent}", "Brief {mark} too"))),
            Map.entry(
                    "/api/activities/home",
                    List.of(
                            anybody("/api/activities/home", "Brief {mark} "),
                            reader("/api/activities/home", "Brief {mark} too"))),
            Map.entry("/api/activities/following", List.of(reader("/api/activities/following", "Brief {mark} "))),
            Map.entry("/api/activities/bookmarks", List.of(reader("/api/activities/bookmarks", "Brief {mark} "))),
            Map.entry(
                    "/api/activities/@{handle}",
                    List.of(
                            anybody("/api/activities/@{author}", "Brief {mark} "),
                            reader("/api/activities/@{reader}", "Brief {mark} "),
                            anybody("/api/activities/@{author}", "\"cruds_count\":{cruds}"))),
            Map.entry(
                    "/api/activities/@{handle}/replies",
                    List.of(anybody("/api/activities/@{author}/replies", "Brief {mark} too"))),
            Map.entry(
                    "/api/activities/@{handle}/likes",
                    List.of(reader("/api/activities/@{reader}/likes", "Brief {mark} "))),
            Map.entry(
                    "/api/activities/hashtags/{hashtag}",
                    List.of(anybody("/api/activities/hashtags/{mark}", "Brief {mark} "))),
            Map.entry(
                    "/api/activities/{uuid}",
                    List.of(
                            anybody("/api/activities/{post}", "Brief {mark} "),
                            anybody("/api/activities/{reply}", "Brief {mark} too"),
                            anybody("/api/activities/{parent}", "Brief {mark} too"),
                            anybody("/api/activities/{parent}", "\"replies_count\":1"))),
            Map.entry(
                    "/api/activities/@{handle}/status/{uuid}",
                    List.of(
                            anybody("/api/activities/@{author}/status/{post}", "Brief {mark} "),
                            reader("/api/activities/@{reader}/status/{parent}", "Brief {mark} too"),
                            reader("/api/activities/@{reader}/status/{parent}", "\"replies_count\":1"))),
            Map.entry("/api/activities/{uuid}/share", List.of(anybody("/api/activities/{post}/share", "{post}"))),
            Map.entry(
                    "/api/activities/search",
                    List.of(
                            anybody("/api/activities/search?term={mark}", "Brief {mark} "),
                            reader("/api/activities/search?term={mark}", "Brief {mark} too"))),
            Map.entry("/api/hashtags/search", List.of(anybody("/api/hashtags/search?term={mark}", "{mark}"))),
            Map.entry("/api/hashtags/trending", List.of(anybody("/api/hashtags/trending", "{mark}"))),
            Map.entry(
                    "/api/activities/notifications",
                    List.of(
                            reader("/api/activities/notifications", "Brief {mark} "),
                            reader("/api/activities/notifications", "Brief {mark} too"))),
            Map.entry(
                    "/notifications/unread",
                    List.of(reader("/notifications/unread", "id=\"badge-bell\" hx-swap-oob=\"true\">{badge}<"))),
            Map.entry("/api/notifications/unread", List.of(reader("/api/notifications/unread", "{unread}"))),
            Map.entry(
                    "/api/account/export",
                    List.of(
                            author("/api/account/export", "Brief {mark} "),
                            author("/api/account/export", "Brief {mark} whisper"))),
            Map.entry("/api/users/@{handle}", List.of(anybody("/api/users/@{author}", "\"cruds_count\":{cruds}"))),
            Map.entry("/api/message_groups", List.of(reader("/api/message_groups", "Brief {mark} whisper"))),
            Map.entry(
                    "/api/messages/{message_group_uuid}",
                    List.of(reader("/api/messages/{conversation}", "Brief {mark} whisper"))),
            Map.entry("/api/messages/@{handle}", List.of(reader("/api/messages/@{author}", "Brief {mark} whisper"))));

    private static ContentProbe anybody(String path, String shown) {
        return new ContentProbe(Who.ANYBODY, path, shown);
    }

    private static ContentProbe reader(String path, String shown) {
        return new ContentProbe(Who.READER, path, shown);
    }

    private static ContentProbe author(String path, String shown) {
        return new ContentProbe(Who.AUTHOR, path, shown);
    }
}
