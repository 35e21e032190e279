package com.cruddur.platform.text;

import com.ibm.icu.text.IDNA;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that a mail server takes ({@code local-part@domain}, RFC 5321). The domain is in its ASCII form: the
 * A-labels of UTS #46 where it was written in other letters. Letters outside ASCII before the {@code @} need a server
 * with SMTPUTF8 (RFC 6531).
 *
 * @param domain as typed if it was ASCII
 */
public record EmailAddress(String localPart, String domain) {

    /** The most octets of an address between the angle brackets of SMTP. */
    static final int MOST_OCTETS = 254;

    private static final int MOST_LOCAL_OCTETS = 64;

    /**
     * The characters of a local part without quotes. Outside ASCII they are letters, marks and digits, as in the user
     * names of PRECIS (RFC 8264); a mark has a letter before it.
     */
    private static final Pattern LOCAL_PART = Pattern.compile("(?!\\p{M})[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~.-]+");

    /** Two labels at least, of which the last one is no number, because {@code 1.2.3.4} is no domain. */
    private static final Pattern DOMAIN = Pattern.compile(".+\\.(?![0-9]+$)[^.]+");

    /** Keeps ß and ς, which name other domains than ss and σ. */
    private static final int OPTIONS =
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.USE_STD3_RULES;

    /** Returns the address in {@code text}, which is one line; empty when no mail can reach it. */
    public static Optional<EmailAddress> parse(String text) {
        var at = text.lastIndexOf('@');
        if (at < 1) {
            return Optional.empty();
        }
        var localPart = text.substring(0, at);
        var domain = text.substring(at + 1);
        if (!LOCAL_PART.matcher(localPart).matches()
                || octets(localPart) > MOST_LOCAL_OCTETS
                || localPart.codePoints().anyMatch(Text::isIgnorable)) {
            return Optional.empty();
        }
        return ascii(domain)
                .map(name -> new EmailAddress(localPart, name))
                .filter(address -> octets(address.toString()) <= MOST_OCTETS && isWellFormed(address));
    }

    /** Returns whether every mail server takes this address, even one without SMTPUTF8. */
    public boolean isAscii() {
        return isAscii(localPart);
    }

    /** Returns the ASCII form of {@code domain}, empty when it is no domain. */
    private static Optional<String> ascii(String domain) {
        if (domain.codePoints().anyMatch(EmailAddress::isDropped)) {
            return Optional.empty();
        }
        var result = new StringBuilder();
        var findings = new IDNA.Info();
        // Loaded here and not in a constant: most processes see no address.
        var _ = IDNA.getUTS46Instance(OPTIONS).nameToASCII(domain, result, findings);
        var name = isAscii(domain) ? domain : result.toString();
        return Optional.of(name)
                .filter(_ -> !findings.hasErrors())
                .filter(ascii -> DOMAIN.matcher(ascii).matches());
    }

    /** UTS #46 drops invisible characters; only the two joiners may mean something, which ICU checks in context. */
    private static boolean isDropped(int codePoint) {
        return Text.isIgnorable(codePoint) && codePoint != 0x200C && codePoint != 0x200D;
    }

    private static boolean isWellFormed(EmailAddress address) {
        try {
            var _ = new InternetAddress(address.toString(), true);
            return true;
        } catch (AddressException _) {
            return false;
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 0x80);
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public String toString() {
        return localPart + '@' + domain;
    }
}
