package com.cruddur.message;

import com.cruddur.platform.Failure;
import com.cruddur.platform.html.FormView;
import com.cruddur.platform.html.Person;
import com.cruddur.platform.http.Form;
import com.cruddur.platform.http.PageRenderer;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.Viewer;
import com.cruddur.user.Users;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Conversations as pages: the list, one conversation, and a new one by the other person's handle. */
public final class MessagePages {

    private static final String ID = "message_group_uuid";
    private static final List<String> FIELDS = List.of("message");

    private final Messages messages;
    private final Users users;
    private final PageRenderer renderer;
    private final InstantSource clock;

    public MessagePages(Messages messages, Users users, PageRenderer renderer, InstantSource clock) {
        this.messages = messages;
        this.users = users;
        this.renderer = renderer;
        this.clock = clock;
    }

    public Response inbox(Request request) {
        var viewer = request.viewer();
        var page = messages.conversations(viewer.uuid(), PageRequest.of(request));
        return renderer.page(request, "message/inbox.jte", "inbox", InboxView.of(page, clock.instant()));
    }

    public Response beginning(Request request) {
        var viewer = request.viewer();
        var handle = PathHandle.of(request);
        return messages.conversationWith(viewer.uuid(), handle)
                .map(known -> Response.seeOther("/messages/" + known))
                .orElseGet(() -> show(request, beginning(viewer.uuid(), handle, FormView.untouched())));
    }

    public Response begin(Request request) {
        var viewer = request.viewer();
        var handle = PathHandle.of(request);
        var form = Form.of(request);
        try {
            return sent(request, send(viewer, new NewMessage(form.text("message"), null, handle), form), true);
        } catch (Failure.Invalid mistakes) {
            if (mistakes.codes().contains(Messages.UNKNOWN_RECEIVER)) {
                throw PathHandle.nobody();
            }
            var refused = FormView.refused(request.texts(), form.values(), mistakes.codes(), FIELDS);
            return request.wantsPart()
                    ? refusedPart(request, request.path(), refused)
                    : refusedPage(request, beginning(viewer.uuid(), handle, refused));
        }
    }

    /** Marks nothing as read: the page's script does, or a button without JavaScript. */
    public Response conversation(Request request) {
        var viewer = request.viewer().uuid();
        var conversation = id(request);
        return show(request, view(viewer, conversation, PageRequest.of(request), FormView.untouched()));
    }

    public Response markRead(Request request) {
        var viewer = request.viewer();
        var _ = Form.of(request);
        messages.markRead(viewer.uuid(), id(request));
        return Response.seeOther("/messages");
    }

    public Response answer(Request request) {
        var viewer = request.viewer();
        var conversation = id(request);
        var form = Form.of(request);
        try {
            var draft = new NewMessage(form.text("message"), conversation.toString(), null);
            return sent(request, send(viewer, draft, form), false);
        } catch (Failure.Invalid mistakes) {
            var refused = FormView.refused(request.texts(), form.values(), mistakes.codes(), FIELDS);
            return request.wantsPart()
                    ? refusedPart(request, path(conversation), refused)
                    : refusedPage(request, view(viewer.uuid(), conversation, PageRequest.of(request), refused));
        }
    }

    /** Sets how long new messages of both members live. */
    public Response setLifetime(Request request) {
        var viewer = request.viewer();
        var form = Form.of(request);
        var lifetime = ConversationLifetime.of(form.text("ttl")).duration();
        messages.setLifetime(viewer.uuid(), id(request), lifetime.orElse(null));
        return Response.seeOther("/messages/" + id(request) + "?done=lifetime");
    }

    private Message send(Viewer viewer, NewMessage draft, Form form) {
        return messages.send(viewer.uuid(), draft, form.retryKey());
    }

    /** @param begins whether the page of the form may show a conversation that has not begun */
    private Response sent(Request request, Message message, boolean begins) {
        var conversation = message.messageGroupUuid();
        var path = path(conversation);
        if (request.wantsPart()) {
            var begun = begins
                    ? ConversationView.begun(messages.companion(request.viewer().uuid(), conversation), path)
                    : null;
            var composer = ConversationView.composer(path, FormView.untouched());
            var view = new SentView(BubbleView.of(message, true, clock.instant()), composer, begun);
            return renderer.part(request, "/messages", "message/sent.jte", "sent", view);
        }
        return Response.seeOther("%1$s?sent=%2$s#message-%2$s".formatted(path, message.uuid()));
    }

    private static String path(UUID conversation) {
        return "/messages/" + conversation;
    }

    private ConversationView beginning(UUID viewer, String handle, FormView form) {
        var profile = users.profile(viewer, handle);
        var other = new Person(profile.handle(), profile.displayName());
        return ConversationView.empty(other, "/messages" + other.path(), form);
    }

    private ConversationView view(UUID viewer, UUID conversation, PageRequest wanted, FormView form) {
        var other = messages.companion(viewer, conversation);
        var page = messages.messages(viewer, conversation, wanted);
        return ConversationView.of(other, path(conversation), page, form, clock.instant());
    }

    private Response show(Request request, ConversationView view) {
        return renderer.page(request, "message/conversation.jte", "conversation", view);
    }

    private Response refusedPart(Request request, String path, FormView form) {
        var composer = ConversationView.composer(path, form);
        return renderer.refusedPart(request, composer.id(), "activity/refused.jte", "composer", composer);
    }

    private Response refusedPage(Request request, ConversationView view) {
        return renderer.refused(request, "message/conversation.jte", "conversation", view);
    }

    private static UUID id(Request request) {
        return request.pathUuid(ID, Messages.NO_SUCH_CONVERSATION);
    }
}
