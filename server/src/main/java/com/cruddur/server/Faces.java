package com.cruddur.server;

import com.cruddur.activity.ActivityApi;
import com.cruddur.activity.ActivityPages;
import com.cruddur.activity.ActivityPublishingApi;
import com.cruddur.activity.ActivityPublishingPages;
import com.cruddur.apidocs.ApiDocument;
import com.cruddur.apidocs.ApiDocumentApi;
import com.cruddur.apidocs.ApiDocumentPages;
import com.cruddur.avatar.AvatarApi;
import com.cruddur.avatar.AvatarPages;
import com.cruddur.feed.FeedApi;
import com.cruddur.feed.FeedPages;
import com.cruddur.message.MessageApi;
import com.cruddur.message.MessagePages;
import com.cruddur.moderation.ReportApi;
import com.cruddur.moderation.ReportPages;
import com.cruddur.moderation.SuspensionApi;
import com.cruddur.notification.NotificationApi;
import com.cruddur.notification.NotificationPages;
import com.cruddur.platform.http.PageRenderer;
import com.cruddur.platform.http.PublicOrigin;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.json.Json;
import com.cruddur.reaction.ReactionApi;
import com.cruddur.reaction.ReactionPages;
import com.cruddur.relationship.RelationshipApi;
import com.cruddur.relationship.RelationshipPages;
import com.cruddur.search.SearchApi;
import com.cruddur.search.SearchPages;
import com.cruddur.user.ProfilePages;
import com.cruddur.user.UserApi;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The faces of the rooms, as pages and as JSON, but for those of signing in, which are the {@link Entrance}'s. Of two
 * patterns that fit a path, the one that was added first answers.
 */
final class Faces {

    private final Services services;
    private final PageRenderer renderer;
    private final Json json;
    private final @Nullable String publicUrl;
    private final ApiDocument document = new ApiDocument();

    /** @param publicUrl the origin that people know, null when it is what their requests name */
    Faces(Services services, PageRenderer renderer, Json json, @Nullable String publicUrl) {
        this.services = services;
        this.renderer = renderer;
        this.json = json;
        this.publicUrl = publicUrl;
    }

    void pages(Routes routes) {
        var clock = InstantSource.system();
        new FeedPages(services.feeds, services.users, renderer, clock).routes(routes);
        new ActivityPages(services.activities, renderer, clock).routes(routes);
        new ActivityPublishingPages(services.publishing, services.deletion, services.activities, renderer, clock)
                .routes(routes);
        new ReactionPages(services.reactions).routes(routes);
        new RelationshipPages(services.relationships, renderer).routes(routes);
        new SearchPages(services.search, renderer, clock).routes(routes);
        new NotificationPages(services.notifications, renderer, clock).routes(routes);
        new MessagePages(services.messages, renderer, clock).routes(routes);
        new ProfilePages(services.users, renderer).routes(routes);
        new AvatarPages(services.avatars, renderer).routes(routes);
        new ReportPages(services.reports, renderer).routes(routes);
        var shownOrigin = Objects.requireNonNullElse(publicUrl, "http://localhost:8080");
        new ApiDocumentPages(document, shownOrigin, renderer).routes(routes);
    }

    void api(Routes routes) {
        new FeedApi(services.feeds, json).routes(routes);
        new SearchApi(services.search, services.discovery, json).routes(routes);
        new NotificationApi(services.notifications, json).routes(routes);
        // after those three, since /api/activities/{uuid} would fit their paths too
        new ActivityApi(services.activities, new PublicOrigin(publicUrl), json).routes(routes);
        new ActivityPublishingApi(services.publishing, services.deletion, json).routes(routes);
        new ReactionApi(services.reactions, json).routes(routes);
        new UserApi(services.users, json).routes(routes);
        new RelationshipApi(services.relationships, json).routes(routes);
        new AvatarApi(services.avatars, json).routes(routes);
        new MessageApi(services.messages, json).routes(routes);
        new ReportApi(services.reports, json).routes(routes);
        new SuspensionApi(services.suspensions, json).routes(routes);
        new ApiDocumentApi(document).routes(routes);
    }
}
