package com.cruddur.platform.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** A plain-text mail to one person. */
public record Mail(String to, String subject, String text) {

    /** Omits the text, which contains codes. */
    @Override
    public String toString() {
        return "Mail[" + subject + "]";
    }

    /**
     * Checks that {@code text} is one sender address, such as {@code Cruddur <no-reply@cruddur.example>}.
     *
     * @throws IllegalArgumentException when it is not
     */
    public static String sender(String text) {
        try {
            var addresses = InternetAddress.parse(text, true);
            if (addresses.length != 1 || !addresses[0].getAddress().contains("@")) {
                throw new IllegalArgumentException("not one address");
            }
            return text;
        } catch (AddressException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
