package com.cruddur.server;

import static com.cruddur.platform.http.Route.Access.ANYONE;
import static com.cruddur.platform.http.Route.Access.EVEN_SUSPENDED;
import static com.cruddur.platform.http.Route.Access.MODERATOR;
import static com.cruddur.platform.http.Route.Access.SIGNED_IN;
import static com.cruddur.platform.http.Route.Handler.keepingForm;
import static com.cruddur.platform.http.Route.Limit.GUESSES;
import static com.cruddur.platform.http.Route.Limit.READS;
import static com.cruddur.platform.http.Route.Limit.UNLIMITED;
import static com.cruddur.platform.http.Route.Limit.WRITES;
import static com.cruddur.platform.http.Route.Method.GET;
import static com.cruddur.platform.http.Route.Method.POST;

import com.cruddur.account.AccountPages;
import com.cruddur.activity.ActivityPages;
import com.cruddur.activity.ActivityPublishingPages;
import com.cruddur.apidocs.ApiDocumentPages;
import com.cruddur.auth.PasswordPages;
import com.cruddur.auth.SignInPages;
import com.cruddur.auth.SignUpPages;
import com.cruddur.auth.cognito.CognitoPages;
import com.cruddur.avatar.AvatarApi;
import com.cruddur.avatar.AvatarPages;
import com.cruddur.feed.AtomPages;
import com.cruddur.feed.FeedPages;
import com.cruddur.message.MessagePages;
import com.cruddur.moderation.ModerationPages;
import com.cruddur.moderation.ReportPages;
import com.cruddur.notification.NotificationPages;
import com.cruddur.platform.http.AssetPages;
import com.cruddur.platform.http.LanguagePages;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.SharedResponses;
import com.cruddur.policy.PolicyPages;
import com.cruddur.reaction.ReactionPages;
import com.cruddur.relationship.RelationshipPages;
import com.cruddur.search.SearchPages;
import com.cruddur.user.ProfilePages;
import org.jspecify.annotations.Nullable;

/**
 * The routes of the pages: method, path, rate limit, required access and handler. The most specific pattern that
 * matches a path answers.
 *
 * @param local null when people sign in with AWS Cognito
 * @param cognito null when people sign in with passwords of our own, or only on the pages of front ends
 */
record PageRoutes(
        FeedPages feeds,
        AtomPages atom,
        ActivityPages activities,
        ActivityPublishingPages publishing,
        ReactionPages reactions,
        RelationshipPages relationships,
        SearchPages search,
        NotificationPages notifications,
        MessagePages messages,
        ProfilePages profile,
        AvatarPages avatars,
        ReportPages reports,
        ModerationPages moderation,
        @Nullable LocalPages local,
        @Nullable CognitoPages cognito,
        ApiDocumentPages document,
        PolicyPages policies,
        LanguagePages languages,
        AssetPages assets,
        SharedResponses shared) {

    /** The pages that exist only with passwords of our own. */
    record LocalPages(SignInPages signIn, SignUpPages signUp, PasswordPages password, AccountPages account) {}

    void addTo(Routes routes) {
        // Feeds
        routes.add(GET, "/", READS, ANYONE, shared.share(feeds::home));
        routes.add(GET, "/following", READS, SIGNED_IN, feeds::following);
        routes.add(GET, "/bookmarks", READS, SIGNED_IN, feeds::bookmarks);
        routes.add(GET, "/hashtags/{hashtag}", READS, ANYONE, feeds::hashtag);
        routes.add(GET, "/@{handle}", READS, ANYONE, shared.share(feeds::person));
        routes.add(GET, "/@{handle}/replies", READS, ANYONE, feeds::replies);
        routes.add(GET, "/@{handle}/likes", READS, ANYONE, feeds::likes);
        routes.add(GET, "/@{handle}/feed.atom", READS, ANYONE, atom::person);
        routes.add(GET, "/hashtags/{hashtag}/feed.atom", READS, ANYONE, atom::hashtag);
        routes.add(GET, "/search", READS, ANYONE, search::search);

        // Activities
        routes.add(GET, "/@{handle}/status/{uuid}", READS, ANYONE, activities::status);
        routes.add(GET, "/compose", READS, SIGNED_IN, publishing::compose);
        routes.add(POST, "/activities", WRITES, SIGNED_IN, publishing::post);
        routes.add(POST, "/activities/{uuid}/reply", WRITES, SIGNED_IN, publishing::reply);
        routes.add(POST, "/activities/{uuid}/delete", WRITES, SIGNED_IN, publishing::delete);
        routes.add(GET, "/activities/{uuid}/lifetime", READS, SIGNED_IN, publishing::shortenForm);
        routes.add(POST, "/activities/{uuid}/lifetime", WRITES, SIGNED_IN, publishing::shorten);
        routes.add(GET, "/activities/{uuid}/report", READS, SIGNED_IN, reports::activityForm);
        routes.add(POST, "/activities/{uuid}/report", WRITES, SIGNED_IN, reports::reportActivity);

        // Reactions
        routes.add(POST, "/activities/{uuid}/like", WRITES, SIGNED_IN, reactions::like);
        routes.add(POST, "/activities/{uuid}/unlike", WRITES, SIGNED_IN, reactions::unlike);
        routes.add(POST, "/activities/{uuid}/repost", WRITES, SIGNED_IN, reactions::repost);
        routes.add(POST, "/activities/{uuid}/unrepost", WRITES, SIGNED_IN, reactions::unrepost);
        routes.add(POST, "/activities/{uuid}/bookmark", WRITES, SIGNED_IN, reactions::bookmark);
        routes.add(POST, "/activities/{uuid}/unbookmark", WRITES, SIGNED_IN, reactions::unbookmark);

        // Relationships
        routes.add(POST, "/@{handle}/follow", WRITES, SIGNED_IN, relationships::follow);
        routes.add(POST, "/@{handle}/unfollow", WRITES, SIGNED_IN, relationships::unfollow);
        routes.add(POST, "/@{handle}/mute", WRITES, SIGNED_IN, relationships::mute);
        routes.add(POST, "/@{handle}/unmute", WRITES, SIGNED_IN, relationships::unmute);
        routes.add(POST, "/@{handle}/block", WRITES, SIGNED_IN, relationships::block);
        routes.add(POST, "/@{handle}/unblock", WRITES, SIGNED_IN, relationships::unblock);
        routes.add(POST, "/@{handle}/report", WRITES, SIGNED_IN, reports::reportPerson);
        routes.add(GET, "/reported", READS, SIGNED_IN, reports::reported);
        routes.add(GET, "/@{handle}/followers", READS, ANYONE, relationships::followers);
        routes.add(GET, "/@{handle}/following", READS, ANYONE, relationships::following);

        // Messages and notifications
        routes.add(GET, "/messages", READS, SIGNED_IN, messages::inbox);
        routes.add(GET, "/messages/@{handle}", READS, SIGNED_IN, messages::beginning);
        routes.add(POST, "/messages/@{handle}", WRITES, SIGNED_IN, messages::begin);
        routes.add(GET, "/messages/{message_group_uuid}", READS, SIGNED_IN, messages::conversation);
        routes.add(POST, "/messages/{message_group_uuid}", WRITES, SIGNED_IN, messages::answer);
        routes.add(POST, "/messages/{message_group_uuid}/read", WRITES, SIGNED_IN, messages::markRead);
        routes.add(POST, "/messages/{message_group_uuid}/lifetime", WRITES, SIGNED_IN, messages::setLifetime);
        routes.add(GET, "/notifications/unread", READS, SIGNED_IN, notifications::unread);
        routes.add(GET, "/notifications", READS, SIGNED_IN, notifications::list);
        routes.add(POST, "/notifications/read", WRITES, SIGNED_IN, notifications::markRead);

        // Settings
        routes.add(GET, "/settings", READS, SIGNED_IN, profile::form);
        routes.add(POST, "/settings", WRITES, SIGNED_IN, profile::update);
        routes.add(GET, "/settings/picture", READS, SIGNED_IN, avatars::form);
        routes.add(POST, "/settings/picture", WRITES, SIGNED_IN, AvatarApi.MOST_BYTES, avatars::change);
        routes.add(POST, "/settings/picture/remove", WRITES, SIGNED_IN, avatars::remove);
        routes.add(GET, "/settings/people", READS, SIGNED_IN, relationships::blocked);
        routes.add(GET, "/settings/muted", READS, SIGNED_IN, relationships::muted);

        routes.add(POST, "/language", WRITES, ANYONE, languages::choose);

        // Moderation
        routes.add(GET, "/reports", READS, MODERATOR, moderation::queue);
        routes.add(POST, "/reports/{uuid}/resolve", WRITES, MODERATOR, moderation::resolve);
        routes.add(POST, "/@{handle}/readmit", WRITES, MODERATOR, moderation::readmit);

        // Sign-up, sign-in and sign-out
        if (local != null) {
            var account = local.account();
            routes.add(GET, "/settings/account", READS, EVEN_SUSPENDED, account::show);
            routes.add(POST, "/settings/account/password", GUESSES, SIGNED_IN, account::changePassword);
            routes.add(POST, "/settings/account/sessions/{uuid}/end", WRITES, EVEN_SUSPENDED, account::endSession);
            routes.add(POST, "/settings/account/delete", GUESSES, EVEN_SUSPENDED, account::delete);
            routes.add(GET, "/sign-in", READS, ANYONE, local.signIn()::form);
            routes.add(
                    POST,
                    "/sign-in",
                    GUESSES,
                    ANYONE,
                    keepingForm(local.signIn()::signIn, local.signIn()::signInLimited));
            routes.add(POST, "/sign-out", WRITES, ANYONE, local.signIn()::signOut);
            routes.add(GET, "/sign-up", READS, ANYONE, local.signUp()::signUpForm);
            routes.add(
                    POST,
                    "/sign-up",
                    GUESSES,
                    ANYONE,
                    keepingForm(local.signUp()::signUp, local.signUp()::signUpLimited));
            routes.add(GET, "/confirm", READS, ANYONE, local.signUp()::confirmForm);
            routes.add(
                    POST,
                    "/confirm",
                    GUESSES,
                    ANYONE,
                    keepingForm(local.signUp()::confirm, local.signUp()::confirmLimited));
            routes.add(
                    POST,
                    "/confirm/resend",
                    GUESSES,
                    ANYONE,
                    keepingForm(local.signUp()::resend, local.signUp()::confirmLimited));
            routes.add(GET, "/forgot-password", READS, ANYONE, local.password()::forgotForm);
            routes.add(
                    POST,
                    "/forgot-password",
                    GUESSES,
                    ANYONE,
                    keepingForm(local.password()::forgot, local.password()::forgotLimited));
            routes.add(GET, "/reset-password", READS, ANYONE, local.password()::resetForm);
            routes.add(
                    POST,
                    "/reset-password",
                    GUESSES,
                    ANYONE,
                    keepingForm(local.password()::reset, local.password()::resetLimited));
        }
        if (cognito != null) {
            routes.add(GET, "/auth/login", READS, ANYONE, cognito::login);
            routes.add(GET, "/auth/callback", READS, ANYONE, cognito::callback);
            routes.add(POST, "/auth/logout", WRITES, ANYONE, cognito::logout);
        }

        // Documentation and files
        routes.add(GET, "/docs", READS, ANYONE, document::docs);
        routes.add(GET, "/about", READS, ANYONE, policies::about);
        routes.add(GET, "/privacy", READS, ANYONE, policies::privacy);
        routes.add(GET, "/terms", READS, ANYONE, policies::terms);
        routes.add(GET, "/assets/{hash}/{name}", UNLIMITED, ANYONE, assets);
        routes.add(GET, "/worker.js", UNLIMITED, ANYONE, assets);
        routes.add(GET, "/favicon.ico", UNLIMITED, ANYONE, assets);
        routes.add(GET, "/robots.txt", UNLIMITED, ANYONE, assets);
    }
}
