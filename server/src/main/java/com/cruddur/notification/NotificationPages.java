package com.cruddur.notification;

import com.cruddur.platform.http.Form;
import com.cruddur.platform.http.PageRenderer;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import java.time.InstantSource;

/** Notifications as a page. */
public final class NotificationPages {

    private final Notifications notifications;
    private final PageRenderer renderer;
    private final InstantSource clock;

    public NotificationPages(Notifications notifications, PageRenderer renderer, InstantSource clock) {
        this.notifications = notifications;
        this.renderer = renderer;
        this.clock = clock;
    }

    /** Marks nothing as read: the page's script does, or a button without JavaScript. */
    public Response list(Request request) {
        var viewer = request.viewer();
        var wanted = PageRequest.of(request);
        var page = notifications.notifications(viewer.uuid(), wanted);
        var now = clock.instant();
        var older = page.older();
        var view = new NotificationView(
                page.items().stream()
                        .map(entry -> NotificationView.Entry.of(entry, viewer.handle(), request.texts(), now))
                        .toList(),
                older == null ? null : "/notifications?cursor=" + older.encode());
        return renderer.page(request, "notification/notifications.jte", "notifications", view);
    }

    /** The two numbers of the navigation, for a script. */
    public Response unread(Request request) {
        var unread = notifications.unread(request.viewer().uuid());
        return renderer.part(request, "/", "notification/unread.jte", "unread", unread);
    }

    public Response markRead(Request request) {
        var viewer = request.viewer();
        var _ = Form.of(request);
        notifications.markRead(viewer.uuid(), null);
        return Response.seeOther("/notifications");
    }
}
