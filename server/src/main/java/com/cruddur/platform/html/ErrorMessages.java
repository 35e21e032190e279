package com.cruddur.platform.html;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Error messages for the codes of refused input. A test requires a message for each code. */
public final class ErrorMessages {

    private static final Map<String, String> WHOLE = Map.ofEntries(
            Map.entry("message_blank", "Write something first."),
            Map.entry("message_exceed_max_chars", "That is more than 280 characters. Make it shorter."),
            Map.entry("message_exceed_max_chars_1024", "That is more than 1,024 characters. Make it shorter."),
            Map.entry("message_oneself", "That is you. Write to somebody else."),
            Map.entry("ttl_blank", "Choose how long it lives."),
            Map.entry("email_invalid", "This is not an e-mail address, such as name@example.com."),
            Map.entry(
                    "email_undeliverable",
                    "We cannot send mail to an address with such letters before the @. Use another one."),
            Map.entry("email_taken", "This address has an account already."),
            Map.entry("handle_invalid", "A handle has letters, digits and underscores, with dots and hyphens inside."),
            Map.entry("handle_taken", "Somebody has this handle already. Choose another."),
            Map.entry("credentials_wrong", "The name or the password is not right. Check both and try again."),
            Map.entry("code_wrong", "This code is not right, or its time is over. Check it, or ask for another."),
            Map.entry("password_wrong", "This is not your password."),
            Map.entry("current_password_wrong", "This is not your password."),
            Map.entry(
                    "avatar_unknown_format",
                    "This is not a picture of a kind that is taken: choose a PNG, JPEG or WebP."),
            Map.entry("avatar_too_many_pixels", "This picture is too large. Choose one with fewer pixels."),
            Map.entry("avatar_damaged", "This picture is damaged. Choose another."),
            Map.entry("search_term_blank", "Type what you look for."),
            Map.entry("user_reciever_handle_blank", "Nobody has this handle."),
            Map.entry("message_group_uuid_blank", "This is no conversation. Open it again and write there."),
            Map.entry("activity_uuid_blank", "This is another post. Open it again and answer there."),
            Map.entry("report_oneself", "You cannot report yourself."),
            Map.entry("follow_oneself", "You cannot follow yourself."),
            Map.entry("block_oneself", "You cannot block yourself."),
            Map.entry("mute_oneself", "You cannot mute yourself."),
            Map.entry("suspend_oneself", "You cannot suspend yourself."),
            Map.entry("last_admin", "There has to be one admin at least."),
            Map.entry("ttl_longer", "A lifetime can be made shorter, not longer."),
            Map.entry("ttl_over", "This lifetime is over already. Choose a longer one."),
            Map.entry("role_unknown", "A role is user, moderator or admin."),
            Map.entry("resolution_unknown", "A report is dismissed, removed or suspended."),
            Map.entry("resolution_not_applicable", "Nothing is left that this decision could be about."),
            Map.entry("uuid_blank", "This is no notification. Open the list again."),
            Map.entry("idempotency_key_length", "An Idempotency-Key has 1 to 255 characters."));

    private static final Map<String, String> ENDINGS = Map.of(
            "_blank", "Fill this in.",
            "_exceed_max_chars", "This is too long.",
            "_below_min_chars", "This is too short: use at least 10 characters.",
            "_invalid_characters", "This holds a character that cannot be kept. Remove what you cannot see.",
            "_wrong_type", "This is not right. Check it and try again.");

    private ErrorMessages() {}

    /** Returns one sentence for each of {@code codes}. */
    public static String of(List<String> codes) {
        return codes.stream().map(ErrorMessages::of).distinct().collect(Collectors.joining(" "));
    }

    /** Returns the sentences for somebody who has to wait. */
    public static String tooOften(Duration wait) {
        var seconds = wait.toSeconds();
        var shown = seconds < 100 ? counted(seconds, "second") : counted(Math.ceilDiv(seconds, 60), "minute");
        return "That was too often in a short time. Wait " + shown + ", then try again.";
    }

    private static String counted(long number, String unit) {
        return number == 1 ? "1 " + unit : number + " " + unit + "s";
    }

    static String of(String code) {
        var whole = WHOLE.get(code);
        return whole != null
                ? whole
                : ENDINGS.entrySet().stream()
                        .filter(ending -> code.endsWith(ending.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("This is not right. Check it and try again.");
    }
}
