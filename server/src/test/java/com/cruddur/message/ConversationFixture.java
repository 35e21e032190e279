package com.cruddur.message;

import com.cruddur.testing.Actor;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Requests and bodies that the tests of conversations share. */
final class ConversationFixture {

    private ConversationFixture() {}

    static JsonNode send(Actor writer, String handle, String message) {
        return Actor.json(writer.post("/api/messages", to(handle, message)));
    }

    static JsonNode write(Actor writer, String group, String message) {
        return Actor.json(writer.post("/api/messages", body(message, group)));
    }

    static String to(String handle, String message) {
        return "{\"message\": \"%s\", \"handle\": \"%s\"}".formatted(message, handle);
    }

    static String body(String message, String group) {
        return "{\"message\": \"%s\", \"message_group_uuid\": \"%s\"}".formatted(message, group);
    }

    static List<String> texts(JsonNode list) {
        return list.valueStream().map(one -> one.get("message").asString()).toList();
    }
}
