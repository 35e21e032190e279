package com.cruddur.apidocs;

import com.cruddur.testing.Cruddur;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be done by a form and by JSON.
 *
 * @param form the route of the form
 * @param json the routes of the API, of which the first is tried
 * @param input what is right, by field
 * @param onlyInJson what JSON names in its body and the form in its path
 * @param badInputs fields with what is wrong with them
 * @param limited whether it is counted by account or mailbox, and not only by address or person
 * @param expectedCode with which right input is refused here, null when it is taken
 */
record TwoFacedOperation(
        String form,
        List<String> json,
        Map<String, String> input,
        Map<String, String> onlyInJson,
        List<BadInput> badInputs,
        boolean signedIn,
        boolean limited,
        @Nullable String expectedCode) {

    /** A field that is wrong, and the only code it is refused with. */
    record BadInput(String field, String value, String code) {}

    private static final String POST = "00000000-0000-7000-8000-000000000001";
    private static final String GROUP = "00000000-0000-7000-8000-000000000002";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    static final List<TwoFacedOperation> ALL = List.of(
            of("/activities", "POST /api/activities")
                    .with("message", "Hello", text("message", 280, "message_exceed_max_chars"))
                    .with("ttl", "1-day", new BadInput("ttl", "soon", "ttl_blank")),
            of("/activities/{uuid}/reply", "POST /api/activities/{uuid}/reply")
                    .with("message", "Hello", text("message", 1024, "message_exceed_max_chars_1024")),
            of("/messages/@{handle}", "POST /api/messages")
                    .with("message", "Hello", text("message", 1024, "message_exceed_max_chars_1024"))
                    .onlyInJson("handle", "cleo"),
            of("/messages/{message_group_uuid}", "POST /api/messages")
                    .with("message", "Hello", text("message", 1024, "message_exceed_max_chars_1024"))
                    .onlyInJson("message_group_uuid", GROUP),
            of("/settings", "PUT /api/profile/update", "POST /api/profile/update")
                    .with("display_name", "Ada", line("display_name", 100))
                    .with(
                            "bio",
                            "Two\nlines",
                            new BadInput("bio", "x".repeat(161), "bio_exceed_max_chars"),
                            new BadInput("bio", "a\u0001", "bio_invalid_characters")),
            of("/activities/{uuid}/report", "POST /api/activities/{uuid}/report")
                    .with("reason", "spam", text("reason", 500, "reason_exceed_max_chars")),
            of("/@{handle}/report", "POST /api/users/@{handle}/report")
                    .with("reason", "spam", text("reason", 500, "reason_exceed_max_chars")),
            button("/@{handle}/follow", "PUT /api/users/@{handle}/follow"),
            button("/@{handle}/unfollow", "DELETE /api/users/@{handle}/follow"),
            button("/@{handle}/mute", "PUT /api/users/@{handle}/mute"),
            button("/@{handle}/unmute", "DELETE /api/users/@{handle}/mute"),
            button("/@{handle}/block", "PUT /api/users/@{handle}/block"),
            button("/@{handle}/unblock", "DELETE /api/users/@{handle}/block"),
            button("/activities/{uuid}/like", "PUT /api/activities/{uuid}/like"),
            button("/activities/{uuid}/unlike", "DELETE /api/activities/{uuid}/like"),
            button("/activities/{uuid}/repost", "PUT /api/activities/{uuid}/repost"),
            button("/activities/{uuid}/unrepost", "DELETE /api/activities/{uuid}/repost"),
            button("/activities/{uuid}/bookmark", "PUT /api/activities/{uuid}/bookmark"),
            button("/activities/{uuid}/unbookmark", "DELETE /api/activities/{uuid}/bookmark"),
            of("/sign-up", "POST /api/auth/sign-up")
                    .with("email", "new@example.com", email())
                    .with(
                            "handle",
                            "new",
                            new BadInput("handle", "bob!", "handle_invalid"),
                            new BadInput("handle", "bob.", "handle_invalid"),
                            new BadInput("handle", "\u2800", "handle_blank"),
                            new BadInput("handle", "x".repeat(31), "handle_exceed_max_chars"),
                            new BadInput("handle", "CLEO", "handle_taken"))
                    .with("display_name", "New", line("display_name", 100))
                    .with("password", "correct horse", newPassword("password"))
                    .anonymous()
                    .counted(),
            of("/confirm", "POST /api/auth/confirm")
                    .with("email", "nobody@example.com", email())
                    .with(
                            "code",
                            "12345678",
                            new BadInput("code", " - ", "code_blank"),
                            new BadInput("code", "1".repeat(21), "code_exceed_max_chars"))
                    .anonymous()
                    .refusedWith("code_wrong")
                    .counted(),
            of("/confirm/resend", "POST /api/auth/resend-code")
                    .with("email", "nobody@example.com", email())
                    .anonymous()
                    .counted(),
            of("/forgot-password", "POST /api/auth/password/forgot")
                    .with("email", "nobody@example.com", email())
                    .anonymous()
                    .counted(),
            of("/reset-password", "POST /api/auth/password/reset")
                    .with("email", "nobody@example.com", email())
                    .with("code", "12345678", new BadInput("code", "", "code_blank"))
                    .with("new_password", "correct horse", newPassword("new_password"))
                    .anonymous()
                    .refusedWith("code_wrong")
                    .counted(),
            of("/sign-in", "POST /api/auth/sign-in")
                    .with("login", "nobody@example.com", line("login", 320))
                    .with("password", "correct horse", new BadInput("password", "", "password_blank"))
                    .anonymous()
                    .refusedWith("credentials_wrong")
                    .counted(),
            of("/settings/account/password", "PUT /api/auth/password")
                    .with(
                            "current_password",
                            "a wrong password",
                            new BadInput("current_password", "", "current_password_blank"))
                    .with("new_password", "battery staple", newPassword("new_password"))
                    .refusedWith("current_password_wrong")
                    .counted(),
            of("/settings/account/delete", "DELETE /api/account")
                    .with("password", "a wrong password", new BadInput("password", "", "password_blank"))
                    .refusedWith("password_wrong")
                    .counted());

    private static TwoFacedOperation of(String form, String... json) {
        return new TwoFacedOperation("POST " + form, List.of(json), Map.of(), Map.of(), List.of(), true, false, null);
    }

    /** A form without fields. */
    private static TwoFacedOperation button(String form, String json) {
        return of(form, json);
    }

    private TwoFacedOperation with(String field, String right, BadInput... wrong) {
        var inputs = new LinkedHashMap<>(input);
        inputs.put(field, right);
        var all = new ArrayList<>(badInputs);
        all.addAll(List.of(wrong));
        return new TwoFacedOperation(form, json, inputs, onlyInJson, all, signedIn, limited, expectedCode);
    }

    private TwoFacedOperation onlyInJson(String field, String value) {
        return new TwoFacedOperation(
                form, json, input, Map.of(field, value), badInputs, signedIn, limited, expectedCode);
    }

    private TwoFacedOperation anonymous() {
        return new TwoFacedOperation(form, json, input, onlyInJson, badInputs, false, limited, expectedCode);
    }

    private TwoFacedOperation counted() {
        return new TwoFacedOperation(form, json, input, onlyInJson, badInputs, signedIn, true, expectedCode);
    }

    private TwoFacedOperation refusedWith(String code) {
        var all = new ArrayList<>(badInputs);
        var field = input.keySet().iterator().next();
        all.add(new BadInput(field, input.getOrDefault(field, ""), code));
        return new TwoFacedOperation(form, json, input, onlyInJson, all, signedIn, limited, code);
    }

    /** What no text of lines may be. */
    private static BadInput[] text(String field, int most, String tooLong) {
        return new BadInput[] {
            new BadInput(field, "", field + "_blank"),
            new BadInput(field, " \r\n\t\u00a0", field + "_blank"),
            new BadInput(field, "\u200b\u2800\u3164", field + "_blank"),
            new BadInput(field, "😀".repeat(most + 1), tooLong),
            new BadInput(field, "a\0b", field + "_invalid_characters"),
            new BadInput(field, "a\u001b[31m", field + "_invalid_characters")
        };
    }

    /** What no text of one line may be. */
    private static BadInput[] line(String field, int most) {
        return new BadInput[] {
            new BadInput(field, "", field + "_blank"),
            new BadInput(field, "\u3164\u200d", field + "_blank"),
            new BadInput(field, "x".repeat(most + 1), field + "_exceed_max_chars"),
            new BadInput(field, "a\nb", field + "_invalid_characters"),
            new BadInput(field, "a\u0007", field + "_invalid_characters")
        };
    }

    private static BadInput[] email() {
        return new BadInput[] {
            new BadInput("email", " ", "email_blank"),
            new BadInput("email", "nobody", "email_invalid"),
            new BadInput("email", "a@b\r\nBcc: c@d", "email_invalid_characters"),
            new BadInput("email", "x".repeat(320) + "@b", "email_exceed_max_chars")
        };
    }

    private static BadInput[] newPassword(String field) {
        return new BadInput[] {
            new BadInput(field, "", field + "_blank"),
            new BadInput(field, "012345678", field + "_below_min_chars"),
            new BadInput(field, "x".repeat(201), field + "_exceed_max_chars"),
            new BadInput(field, "01234567\u0000", field + "_invalid_characters")
        };
    }

    /** Makes what the paths lead to. */
    static void prepare(Cruddur cruddur) {
        List.of("owner", "cleo", "friend").forEach(cruddur.database()::addUser);
        cruddur.database().execute("""
            INSERT INTO public.activities (uuid, user_uuid, message, expires_at)
            SELECT '%1$s', uuid, 'x', now() + interval '2 days' FROM public.users WHERE handle = 'friend';
            INSERT INTO public.message_groups (uuid, first_user_uuid, second_user_uuid)
            SELECT '%2$s', min(uuid::text)::uuid, max(uuid::text)::uuid FROM public.users
            WHERE handle IN ('owner', 'friend');
            INSERT INTO public.message_group_members (message_group_uuid, user_uuid)
            SELECT '%2$s', uuid FROM public.users WHERE handle IN ('owner', 'friend');
            """.formatted(POST, GROUP));
    }

    List<String> routes() {
        var routes = new ArrayList<>(json);
        routes.add(form);
        return routes;
    }

    String formPath() {
        return path(form);
    }

    String jsonMethod() {
        return json.getFirst().substring(0, json.getFirst().indexOf(' '));
    }

    String jsonPath() {
        return path(json.getFirst());
    }

    /** Right input of the person of that name, with a handle that nobody has yet. */
    Map<String, String> inputOf(String person) {
        var fresh = new LinkedHashMap<>(input);
        fresh.computeIfPresent("handle", (_, handle) -> handle + NUMBER.incrementAndGet());
        for (var field : List.of("email", "login")) {
            fresh.computeIfPresent(field, (_, _) -> person + "@example.com");
        }
        return fresh;
    }

    private static String path(String route) {
        return route.substring(route.indexOf(' ') + 1)
                .replace("{uuid}", POST)
                .replace("{message_group_uuid}", GROUP)
                .replace("{handle}", "cleo");
    }

    @Override
    public String toString() {
        return form + " · " + json.getFirst();
    }
}
