package com.cruddur.auth.cognito;

import com.cruddur.platform.Ids;
import com.cruddur.platform.text.EmailAddress;
import com.cruddur.platform.text.Handle;
import com.cruddur.platform.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person's profile in the user pool, adapted to the constraints of our table.
 *
 * @param email the address, null unless the pool verified it, because an unverified one could be anybody's
 * @param handles the candidates for the handle, best first; the last ones are unique to the person
 */
record CognitoProfile(String subject, @Nullable String email, String displayName, List<String> handles) {

    private static final int MOST_DISPLAY_NAME = 100;

    /**
     * @param username the user name in the pool; an id where people sign in by their address
     * @param attributes further claims by their OpenID Connect names
     */
    static CognitoProfile of(String subject, String username, Map<String, Object> attributes) {
        var address = text(attributes, "email");
        var names = Stream.of(
                        text(attributes, "preferred_username"),
                        Ids.parse(username).isPresent() ? "" : username,
                        address)
                .map(CognitoProfile::handle)
                .filter(Predicate.not(String::isEmpty));
        var handle = names.findFirst().orElse("person");
        var name = Stream.of(
                        text(attributes, "name"),
                        text(attributes, "given_name") + " " + text(attributes, "family_name"),
                        handle)
                .map(text -> Text.fitted(text, MOST_DISPLAY_NAME))
                .filter(Predicate.not(String::isEmpty))
                .findFirst();
        return new CognitoProfile(
                subject,
                EmailAddress.parse(address)
                        .filter(_ -> isVerified(attributes))
                        .map(EmailAddress::toString)
                        .orElse(null),
                name.orElse(handle),
                handles(handle, subject));
    }

    /** The placeholder for a missing verified address; it receives no mail. */
    String placeholder() {
        return subject + "@users.cognito.invalid";
    }

    /** The part before the first {@code @}, converted to a valid handle. */
    private static String handle(String name) {
        var end = name.indexOf('@', 1);
        return Handle.fitted(end < 0 ? name : name.substring(0, end), Handle.MOST_CHARACTERS);
    }

    /** The handle itself, then with ever longer suffixes that are unique to the person. */
    private static List<String> handles(String handle, String subject) {
        var own = UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        var handles = new ArrayList<>(List.of(handle));
        Stream.of(4, 8, 16)
                .map(length ->
                        Handle.fitted(handle, Handle.MOST_CHARACTERS - 1 - length) + "_" + own.substring(0, length))
                .forEach(handles::add);
        return handles;
    }

    /** Cognito writes true in an ID token, and "true" elsewhere. */
    private static boolean isVerified(Map<String, Object> attributes) {
        return "true".equals(String.valueOf(attributes.get("email_verified")));
    }

    private static String text(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof String text ? text : "";
    }

    @Override
    public String toString() {
        return "Profile of " + subject;
    }
}
