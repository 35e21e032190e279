package com.cruddur.server;

import static com.cruddur.platform.http.Route.Access.ADMIN;
import static com.cruddur.platform.http.Route.Access.ANYONE;
import static com.cruddur.platform.http.Route.Access.EVEN_SUSPENDED;
import static com.cruddur.platform.http.Route.Access.MODERATOR;
import static com.cruddur.platform.http.Route.Access.SIGNED_IN;
import static com.cruddur.platform.http.Route.Limit.GUESSES;
import static com.cruddur.platform.http.Route.Limit.READS;
import static com.cruddur.platform.http.Route.Limit.UNLIMITED;
import static com.cruddur.platform.http.Route.Limit.WRITES;
import static com.cruddur.platform.http.Route.Method.DELETE;
import static com.cruddur.platform.http.Route.Method.GET;
import static com.cruddur.platform.http.Route.Method.POST;
import static com.cruddur.platform.http.Route.Method.PUT;

import com.cruddur.account.AccountApi;
import com.cruddur.activity.ActivityApi;
import com.cruddur.activity.ActivityPublishingApi;
import com.cruddur.apidocs.ApiDocumentApi;
import com.cruddur.auth.AuthApi;
import com.cruddur.avatar.AvatarApi;
import com.cruddur.feed.FeedApi;
import com.cruddur.health.HealthApi;
import com.cruddur.message.MessageApi;
import com.cruddur.moderation.ReportApi;
import com.cruddur.moderation.SuspensionApi;
import com.cruddur.notification.NotificationApi;
import com.cruddur.platform.http.Route.Handler;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.SharedResponses;
import com.cruddur.reaction.ReactionApi;
import com.cruddur.realtime.StreamApi;
import com.cruddur.relationship.RelationshipApi;
import com.cruddur.search.SearchApi;
import com.cruddur.user.UserApi;
import org.jspecify.annotations.Nullable;

/**
 * The routes of the API: method, path, rate limit, required access and handler. The most specific pattern that matches
 * a path answers.
 *
 * @param auth null when people sign in with AWS Cognito
 */
record ApiRoutes(
        ActivityApi activities,
        ActivityPublishingApi publishing,
        ReactionApi reactions,
        FeedApi feeds,
        SearchApi search,
        UserApi users,
        RelationshipApi relationships,
        AvatarApi avatars,
        MessageApi messages,
        NotificationApi notifications,
        StreamApi streams,
        ReportApi reports,
        SuspensionApi suspensions,
        @Nullable AuthApi auth,
        AccountApi account,
        ApiDocumentApi document,
        HealthApi health,
        SharedResponses shared) {

    void addTo(Routes routes) {
        // Activities
        routes.add(POST, "/api/activities", WRITES, SIGNED_IN, publishing::post);
        routes.add(GET, "/api/activities/{uuid}", READS, ANYONE, activities::show);
        routes.add(DELETE, "/api/activities/{uuid}", WRITES, SIGNED_IN, publishing::delete);
        routes.add(GET, "/api/activities/{uuid}/share", READS, ANYONE, activities::share);
        routes.add(POST, "/api/activities/{uuid}/reply", WRITES, SIGNED_IN, publishing::reply);
        routes.add(PUT, "/api/activities/{uuid}/lifetime", WRITES, SIGNED_IN, publishing::shorten);
        routes.add(GET, "/api/activities/@{handle}/status/{uuid}", READS, ANYONE, activities::status);

        // Reactions
        routes.add(PUT, "/api/activities/{uuid}/like", WRITES, SIGNED_IN, reactions::like);
        routes.add(DELETE, "/api/activities/{uuid}/like", WRITES, SIGNED_IN, reactions::unlike);
        routes.add(PUT, "/api/activities/{uuid}/repost", WRITES, SIGNED_IN, reactions::repost);
        routes.add(DELETE, "/api/activities/{uuid}/repost", WRITES, SIGNED_IN, reactions::unrepost);
        routes.add(PUT, "/api/activities/{uuid}/bookmark", WRITES, SIGNED_IN, reactions::bookmark);
        routes.add(DELETE, "/api/activities/{uuid}/bookmark", WRITES, SIGNED_IN, reactions::unbookmark);

        // Feeds
        routes.add(GET, "/api/activities/home", READS, ANYONE, shared.share(feeds::home));
        routes.add(GET, "/api/activities/following", READS, SIGNED_IN, feeds::following);
        routes.add(GET, "/api/activities/bookmarks", READS, SIGNED_IN, feeds::bookmarks);
        routes.add(GET, "/api/activities/hashtags/{hashtag}", READS, ANYONE, feeds::hashtag);
        routes.add(GET, "/api/activities/@{handle}", READS, ANYONE, shared.share(feeds::person));
        routes.add(GET, "/api/activities/@{handle}/replies", READS, ANYONE, feeds::replies);
        routes.add(GET, "/api/activities/@{handle}/likes", READS, ANYONE, feeds::likes);

        // Search and discovery
        routes.add(GET, "/api/activities/search", READS, ANYONE, search::activities);
        routes.add(GET, "/api/users/search", READS, ANYONE, search::people);
        routes.add(GET, "/api/users/suggestions", READS, ANYONE, search::suggestions);
        routes.add(GET, "/api/hashtags/search", READS, ANYONE, search::hashtags);
        routes.add(GET, "/api/hashtags/trending", READS, ANYONE, shared.share(search::trending));

        // People
        routes.add(GET, "/api/users/@{handle}", READS, ANYONE, users::profile);
        routes.add(GET, "/api/users/@{handle}/short", READS, ANYONE, users::summary);
        routes.add(POST, "/api/profile/update", WRITES, SIGNED_IN, users::update);
        routes.add(PUT, "/api/profile/update", WRITES, SIGNED_IN, users::update);
        routes.add(GET, "/api/users/@{handle}/avatar", UNLIMITED, ANYONE, avatars::show);
        routes.add(PUT, "/api/profile/avatar", WRITES, SIGNED_IN, AvatarApi.MOST_BYTES, avatars::change);
        routes.add(DELETE, "/api/profile/avatar", WRITES, SIGNED_IN, avatars::remove);

        // Relationships
        routes.add(PUT, "/api/users/@{handle}/follow", WRITES, SIGNED_IN, relationships::follow);
        routes.add(DELETE, "/api/users/@{handle}/follow", WRITES, SIGNED_IN, relationships::unfollow);
        routes.add(PUT, "/api/users/@{handle}/block", WRITES, SIGNED_IN, relationships::block);
        routes.add(DELETE, "/api/users/@{handle}/block", WRITES, SIGNED_IN, relationships::unblock);
        routes.add(PUT, "/api/users/@{handle}/mute", WRITES, SIGNED_IN, relationships::mute);
        routes.add(DELETE, "/api/users/@{handle}/mute", WRITES, SIGNED_IN, relationships::unmute);
        routes.add(GET, "/api/users/@{handle}/followers", READS, ANYONE, relationships::followers);
        routes.add(GET, "/api/users/@{handle}/following", READS, ANYONE, relationships::following);
        routes.add(GET, "/api/blocks", READS, SIGNED_IN, relationships::blocked);
        routes.add(GET, "/api/mutes", READS, SIGNED_IN, relationships::muted);

        // Messages
        routes.add(GET, "/api/message_groups", READS, SIGNED_IN, messages::conversations);
        routes.add(POST, "/api/message_groups/{message_group_uuid}/read", WRITES, SIGNED_IN, messages::markRead);
        routes.add(PUT, "/api/message_groups/{message_group_uuid}/lifetime", WRITES, SIGNED_IN, messages::setLifetime);
        routes.add(POST, "/api/messages", WRITES, SIGNED_IN, messages::send);
        routes.add(GET, "/api/messages/@{handle}", READS, SIGNED_IN, messages::messagesWith);
        routes.add(GET, "/api/messages/{message_group_uuid}", READS, SIGNED_IN, messages::messages);

        // Notifications and server-sent events
        routes.add(GET, "/api/activities/notifications", READS, SIGNED_IN, notifications::list);
        routes.add(GET, "/api/notifications/unread", READS, SIGNED_IN, notifications::unread);
        routes.add(POST, "/api/notifications/read", WRITES, SIGNED_IN, notifications::markRead);
        routes.add(GET, "/api/stream", READS, ANYONE, streams::stream);

        // Moderation
        routes.add(POST, "/api/activities/{uuid}/report", WRITES, SIGNED_IN, reports::reportActivity);
        routes.add(POST, "/api/users/@{handle}/report", WRITES, SIGNED_IN, reports::reportPerson);
        routes.add(GET, "/api/reports", READS, MODERATOR, reports::queue);
        routes.add(GET, "/api/reports/{uuid}", READS, MODERATOR, reports::show);
        routes.add(POST, "/api/reports/{uuid}/resolve", WRITES, MODERATOR, reports::resolve);
        routes.add(PUT, "/api/users/@{handle}/suspension", WRITES, MODERATOR, suspensions::suspend);
        routes.add(DELETE, "/api/users/@{handle}/suspension", WRITES, MODERATOR, suspensions::readmit);
        routes.add(PUT, "/api/users/@{handle}/role", WRITES, ADMIN, suspensions::changeRole);

        // Sign-up, sign-in and sign-out
        if (auth != null) {
            routes.add(POST, "/api/auth/sign-up", GUESSES, ANYONE, auth::signUp);
            routes.add(POST, "/api/auth/confirm", GUESSES, ANYONE, auth::confirm);
            routes.add(POST, "/api/auth/resend-code", GUESSES, ANYONE, auth::resendCode);
            routes.add(POST, "/api/auth/sign-in", GUESSES, ANYONE, auth::signIn);
            routes.add(POST, "/api/auth/sign-out", WRITES, EVEN_SUSPENDED, auth::signOut);
            routes.add(POST, "/api/auth/sign-out-everywhere", WRITES, EVEN_SUSPENDED, auth::signOutEverywhere);
            routes.add(PUT, "/api/auth/password", WRITES, SIGNED_IN, auth::changePassword);
            routes.add(POST, "/api/auth/password/forgot", GUESSES, ANYONE, auth::forgotPassword);
            routes.add(POST, "/api/auth/password/reset", GUESSES, ANYONE, auth::resetPassword);
            routes.add(GET, "/api/auth/sessions", READS, EVEN_SUSPENDED, auth::listSessions);
            routes.add(DELETE, "/api/auth/sessions/{uuid}", WRITES, EVEN_SUSPENDED, auth::endSession);
        }

        // A person's own account
        routes.add(GET, "/api/account", READS, EVEN_SUSPENDED, account::show);
        routes.add(GET, "/api/account/export", READS, EVEN_SUSPENDED, account::export);
        routes.add(DELETE, "/api/account", WRITES, EVEN_SUSPENDED, account::delete);

        // API document, and the health check of existing front ends
        routes.add(GET, "/api/openapi.yaml", READS, ANYONE, document::yaml);
        routes.add(GET, "/api/openapi.json", READS, ANYONE, document::json);
        routes.add(GET, "/api/health-check", UNLIMITED, ANYONE, Handler.fromMemory(health::check));
    }
}
