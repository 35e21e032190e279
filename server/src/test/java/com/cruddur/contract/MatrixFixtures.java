package com.cruddur.contract;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Contract;
import com.cruddur.testing.Cruddur;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the routes of the matrix act on: a post, a conversation, a session and a report of {@code owner}'s, and
 * {@code cleo}, whom nobody knows yet. Made anew before each request.
 */
final class MatrixFixtures {

    private static final String POST = "00000000-0000-7000-8000-000000000001";
    private static final String GROUP = "00000000-0000-7000-8000-000000000002";
    private static final String SESSION = "00000000-0000-7000-8000-000000000003";
    private static final String REPORT = "00000000-0000-7000-8000-000000000004";
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    /** A PNG of one pixel. */
    private static final String PICTURE =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    /** What the forms of the pages ask for. */
    private static final String FORM = "message=x&ttl=1-day&reason=spam&display_name=x&resolution=dismissed";

    /** What has to be sent with a route, where an empty object will not do. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("POST /api/activities", "{\"message\": \"x\", \"ttl\": \"1-day\"}"),
            Map.entry("POST /api/activities/{uuid}/reply", "{\"message\": \"x\"}"),
            Map.entry("PUT /api/activities/{uuid}/lifetime", "{\"ttl\": \"1-hour\"}"),
            Map.entry("POST /api/activities/{uuid}/report", "{\"reason\": \"spam\"}"),
            Map.entry("POST /api/users/@{handle}/report", "{\"reason\": \"spam\"}"),
            Map.entry("POST /api/reports/{uuid}/resolve", "{\"resolution\": \"dismissed\"}"),
            Map.entry("PUT /api/users/@{handle}/role", "{\"role\": \"moderator\"}"),
            Map.entry("PUT /api/users/@{handle}/suspension", "{\"reason\": \"spam\"}"),
            Map.entry("POST /api/messages", "{\"message\": \"x\", \"handle\": \"cleo\"}"),
            Map.entry("PUT /api/message_groups/{message_group_uuid}/lifetime", "{\"ttl\": \"1-day\"}"),
            Map.entry("POST /api/profile/update", "{\"bio\": \"x\", \"display_name\": \"x\"}"),
            Map.entry("PUT /api/profile/update", "{\"bio\": \"x\", \"display_name\": \"x\"}"));

    private final Cruddur cruddur;

    MatrixFixtures(Cruddur cruddur) {
        this.cruddur = cruddur;
        cruddur.database().addUser("cleo");
        cruddur.database().addUser("friend");
        cruddur.database().addUser("owner");
    }

    /** Whoever the column stands for, newly signed in. */
    Actor actor(String column) {
        return switch (column) {
            case "anonymous" -> cruddur.anonymous();
            case "moderator", "admin" -> cruddur.user(column, column);
            case "suspended" -> {
                var suspended = cruddur.user("suspended");
                cruddur.database().execute("UPDATE public.users SET suspended_at = now() WHERE handle = 'suspended'");
                yield suspended;
            }
            default -> cruddur.user(column);
        };
    }

    /** Puts everything back in place. */
    void reset() {
        cruddur.database().execute("""
            DELETE FROM public.reports;
            DELETE FROM public.activities;
            DELETE FROM public.message_groups;
            DELETE FROM public.blocks;
            DELETE FROM public.mutes;
            DELETE FROM public.follows;
            DELETE FROM public.sessions WHERE uuid = '%3$s';
            UPDATE public.users SET role = 'user', suspended_at = NULL WHERE handle = 'cleo';
            INSERT INTO public.activities (uuid, user_uuid, message, expires_at)
            SELECT '%1$s', uuid, 'x #cloud', now() + interval '2 days' FROM public.users WHERE handle = 'owner';
            INSERT INTO public.message_groups (uuid, first_user_uuid, second_user_uuid)
            SELECT '%2$s', min(uuid::text)::uuid, max(uuid::text)::uuid FROM public.users
            WHERE handle IN ('owner', 'friend');
            INSERT INTO public.message_group_members (message_group_uuid, user_uuid)
            SELECT '%2$s', uuid FROM public.users WHERE handle IN ('owner', 'friend');
            INSERT INTO public.sessions (uuid, user_uuid, token_hash, expires_at)
            SELECT '%3$s', uuid, sha256('matrix'), now() + interval '1 day' FROM public.users
            WHERE handle = 'owner';
            INSERT INTO public.reports (uuid, reporter_uuid, activity_uuid, reported_uuid, reason, evidence_expires_at)
            SELECT '%4$s', friend.uuid, '%1$s', owner.uuid, 'spam', now() + interval '30 days' FROM public.users AS friend, public.users AS owner
            WHERE friend.handle = 'friend' AND owner.handle = 'owner';
            """.formatted(POST, GROUP, SESSION, REPORT));
    }

    /** A path of the route {@code pattern} that leads to something. */
    String path(String pattern) {
        var path = PARAMETER.matcher(pattern).replaceAll(parameter -> switch (parameter.group(1)) {
            case "uuid", "message_group_uuid" -> id(pattern);
            case "handle" -> pattern.contains("/users/") ? "cleo" : "owner";
            case "hashtag" -> "cloud";
            default -> "x";
        });
        return path.endsWith("/search") ? path + "?term=cloud" : path;
    }

    byte[] body(String route) {
        if (!Contract.covers(route.substring(route.indexOf(' ') + 1))) {
            return FORM.getBytes(StandardCharsets.UTF_8);
        }
        return route.endsWith(" /api/profile/avatar")
                ? Base64.getDecoder().decode(PICTURE)
                : BODIES.getOrDefault(route, "{}").getBytes(StandardCharsets.UTF_8);
    }

    private static String id(String pattern) {
        if (pattern.contains("/sessions/")) {
            return SESSION;
        }
        if (pattern.contains("/reports/")) {
            return REPORT;
        }
        return pattern.contains("/message") ? GROUP : POST;
    }
}
