package com.cruddur.message;

import com.cruddur.platform.http.Page;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.RetryKey;
import com.cruddur.platform.json.Json;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Conversations as JSON. */
public final class MessageApi {

    private static final String CONVERSATIONS = "/api/message_groups";
    private static final String ID = "message_group_uuid";

    private record Unread(int unreadCount) {}

    private record Lifetime(@Nullable String lifetime) {}

    private final Messages messages;
    private final Json json;

    public MessageApi(Messages messages, Json json) {
        this.messages = messages;
        this.json = json;
    }

    public Response conversations(Request request) {
        var wanted = PageRequest.of(request);
        return page(
                CONVERSATIONS, wanted, messages.conversations(request.viewer().uuid(), wanted));
    }

    public Response messagesWith(Request request) {
        var viewer = request.viewer().uuid();
        var handle = PathHandle.of(request);
        var wanted = PageRequest.of(request);
        return oldestFirst(request, wanted, messages.messagesWith(viewer, handle, wanted));
    }

    public Response messages(Request request) {
        var viewer = request.viewer().uuid();
        var wanted = PageRequest.of(request);
        return oldestFirst(request, wanted, messages.messages(viewer, conversation(request), wanted));
    }

    public Response send(Request request) {
        var viewer = request.viewer();
        var draft = request.json(json, NewMessage.class);
        return Response.json(json.write(messages.send(viewer.uuid(), draft, RetryKey.of(request))));
    }

    public Response markRead(Request request) {
        messages.markRead(request.viewer().uuid(), conversation(request));
        return Response.json(json.write(new Unread(0)));
    }

    public Response setLifetime(Request request) {
        var viewer = request.viewer().uuid();
        var lifetime = request.json(json, ConversationLifetime.class).duration();
        messages.setLifetime(viewer, conversation(request), lifetime.orElse(null));
        return Response.json(
                json.write(new Lifetime(lifetime.map(Duration::toString).orElse(null))));
    }

    private Response oldestFirst(Request request, PageRequest wanted, Page<Message> page) {
        return page(request.path(), wanted, new Page<>(page.items().reversed(), page.older(), page.newer()));
    }

    private Response page(String path, PageRequest wanted, Page<?> page) {
        return Response.json(json.write(page.items())).withEntityTag().withLinks(page, path, wanted);
    }

    private static UUID conversation(Request request) {
        return request.pathUuid(ID, Messages.NO_SUCH_CONVERSATION);
    }
}
