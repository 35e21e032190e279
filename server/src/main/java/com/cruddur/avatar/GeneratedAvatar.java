package com.cruddur.avatar;

import com.cruddur.avatar.Avatars.AvatarOwner;
import com.cruddur.platform.html.Initials;

/** The picture of a person without an upload: initials on a colour, as on the pages. */
final class GeneratedAvatar {

    static final String MEDIA_TYPE = "image/svg+xml";

    private GeneratedAvatar() {}

    /** An SVG without style or script. The name is escaped. */
    static String of(AvatarOwner owner) {
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="400" height="400">\
            <rect width="100" height="100" fill="hsl(%s 45%% 32%%)"/>\
            <text x="50" y="50" dy=".35em" text-anchor="middle" font-family="sans-serif" font-size="42" \
            font-weight="600" fill="#fff">%s</text></svg>
            """.formatted(Initials.hue(owner.handle()) * 30, escaped(Initials.initials(owner.displayName())));
    }

    /** Escapes everything but letters and digits by number, and leaves out characters that XML forbids. */
    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (Character.isLetterOrDigit(character)) {
                escaped.appendCodePoint(character);
            } else if (character >= ' '
                    && Character.isDefined(character)
                    && character != 0xfffe
                    && character != 0xffff) {
                escaped.append("&#").append(character).append(';');
            }
        });
        return escaped.toString();
    }
}
