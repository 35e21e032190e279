package com.cruddur;

import com.cruddur.activity.ActivityApi;
import com.cruddur.activity.ActivityPages;
import com.cruddur.activity.AuthoringApi;
import com.cruddur.activity.AuthoringPages;
import com.cruddur.avatar.AvatarApi;
import com.cruddur.avatar.AvatarPages;
import com.cruddur.contract.ApiDocument;
import com.cruddur.contract.ContractApi;
import com.cruddur.contract.ContractPages;
import com.cruddur.feed.FeedApi;
import com.cruddur.feed.FeedPages;
import com.cruddur.message.MessageApi;
import com.cruddur.message.MessagePages;
import com.cruddur.moderation.ReportApi;
import com.cruddur.moderation.ReportPages;
import com.cruddur.moderation.StandingApi;
import com.cruddur.notification.NotificationApi;
import com.cruddur.notification.NotificationPages;
import com.cruddur.platform.http.PublicOrigin;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Site;
import com.cruddur.platform.json.Json;
import com.cruddur.reaction.ReactionApi;
import com.cruddur.reaction.ReactionPages;
import com.cruddur.relation.RelationApi;
import com.cruddur.relation.RelationPages;
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

    private final Rooms rooms;
    private final Site site;
    private final Json json;
    private final @Nullable String publicUrl;
    private final ApiDocument document = new ApiDocument();

    /** @param publicUrl the origin that people know, null when it is what their requests name */
    Faces(Rooms rooms, Site site, Json json, @Nullable String publicUrl) {
        this.rooms = rooms;
        this.site = site;
        this.json = json;
        this.publicUrl = publicUrl;
    }

    void pages(Routes routes) {
        var clock = InstantSource.system();
        new FeedPages(rooms.feeds, rooms.users, site, clock).routes(routes);
        new ActivityPages(rooms.activities, site, clock).routes(routes);
        new AuthoringPages(rooms.authoring, rooms.shortening, rooms.activities, site, clock).routes(routes);
        new ReactionPages(rooms.reactions).routes(routes);
        new RelationPages(rooms.relations, site).routes(routes);
        new SearchPages(rooms.search, site, clock).routes(routes);
        new NotificationPages(rooms.notifications, site, clock).routes(routes);
        new MessagePages(rooms.messages, site, clock).routes(routes);
        new ProfilePages(rooms.users, site).routes(routes);
        new AvatarPages(rooms.avatars, site).routes(routes);
        new ReportPages(rooms.reports, site).routes(routes);
        var shownOrigin = Objects.requireNonNullElse(publicUrl, "http://localhost:8080");
        new ContractPages(document, shownOrigin, site).routes(routes);
    }

    void api(Routes routes) {
        new FeedApi(rooms.feeds, json).routes(routes);
        new SearchApi(rooms.search, rooms.discovery, json).routes(routes);
        new NotificationApi(rooms.notifications, json).routes(routes);
        // after those three, since /api/activities/{uuid} would fit their paths too
        new ActivityApi(rooms.activities, new PublicOrigin(publicUrl), json).routes(routes);
        new AuthoringApi(rooms.authoring, rooms.shortening, json).routes(routes);
        new ReactionApi(rooms.reactions, json).routes(routes);
        new UserApi(rooms.users, json).routes(routes);
        new RelationApi(rooms.relations, json).routes(routes);
        new AvatarApi(rooms.avatars, json).routes(routes);
        new MessageApi(rooms.messages, json).routes(routes);
        new ReportApi(rooms.reports, json).routes(routes);
        new StandingApi(rooms.standings, json).routes(routes);
        new ContractApi(document).routes(routes);
    }
}
