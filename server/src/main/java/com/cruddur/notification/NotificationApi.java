package com.cruddur.notification;

import com.cruddur.platform.Failure;
import com.cruddur.platform.Ids;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.Viewer;
import com.cruddur.platform.json.Json;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notifications as JSON. */
public final class NotificationApi {

    private static final String LIST = "/api/activities/notifications";

    private record Unread(int count) {}

    private final Notifications notifications;
    private final Json json;

    public NotificationApi(Notifications notifications, Json json) {
        this.notifications = notifications;
        this.json = json;
    }

    public Response list(Request request) {
        var viewer = request.viewer();
        var wanted = PageRequest.of(request);
        var page = notifications.notifications(viewer.uuid(), wanted);
        return Response.json(json.write(page.items())).withEntityTag().withLinks(page, LIST, wanted);
    }

    public Response unread(Request request) {
        return unread(request.viewer()).withEntityTag();
    }

    public Response markRead(Request request) {
        var viewer = request.viewer();
        var upTo = request.json(json, ReadUpTo.class);
        notifications.markRead(viewer.uuid(), upTo.newest().orElse(null));
        return unread(viewer);
    }

    private Response unread(Viewer viewer) {
        return Response.json(
                json.write(new Unread(notifications.unread(viewer.uuid()).notifications())));
    }

    /** Marks all notifications up to this one as read. */
    record ReadUpTo(@Nullable String uuid) {

        ReadUpTo {
            if (uuid != null && Ids.parse(uuid).isEmpty()) {
                throw new Failure.Invalid("uuid_blank");
            }
        }

        /** Empty to mark all as read. */
        Optional<UUID> newest() {
            return Optional.ofNullable(uuid).map(UUID::fromString);
        }
    }
}
